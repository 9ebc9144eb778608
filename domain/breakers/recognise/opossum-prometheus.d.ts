/** What the package does, as its README tells; it comes without types. */
declare module 'opossum-prometheus' {
  export default class PrometheusMetrics {
    constructor(options: { circuits: readonly { readonly name: string }[] });
    /** The page that Prometheus scrapes. */
    readonly metrics: string;
    clear(): void;
  }
}

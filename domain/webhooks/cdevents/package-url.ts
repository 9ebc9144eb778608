/** What a package URL (purl) names, as far as delivery needs it; null of any other text. */
export interface PackageUrl {
  /** The version: a digest or a number. */
  version: string | null;
  /** The tag, where the qualifiers name one. */
  tag: string | null;
}

/** Source: github.com/package-url/purl-spec: scheme:type/namespace/name@version?qualifiers#subpath. */
export function readPackageUrl(text: string): PackageUrl | null {
  const match = /^pkg:[^?#]*?(?:@([^?#]*))?(?:\?([^#]*))?(?:#.*)?$/.exec(text);
  if (match === null) return null;
  const [, version, qualifiers] = match;
  return {
    version: version ? decoded(version) : null,
    tag: new URLSearchParams(qualifiers ?? '').get('tag'),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

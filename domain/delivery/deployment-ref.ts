interface Named {
  service: string;
  environment: string;
  id: string;
}

/** One deployment in one text: ids are the senders' own, and the same one may go to several services. */
export function deploymentRef({ service, environment, id }: Named): string {
  return [service, environment, id].map(encodeURIComponent).join('/');
}

/** What a ref names; null of any other text. */
export function readDeploymentRef(ref: string): Named | null {
  const parts = ref.split('/');
  const [service, environment, id] = parts.map(decoded);
  if (parts.length !== 3 || !service || !environment || !id) return null;
  return { service, environment, id };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** A dynamic part of an address as it was meant: Next hands it to a page as it was written. */
export function readAddressPart(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

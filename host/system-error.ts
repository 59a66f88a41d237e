/** What the system says of a file, a port or an address (errno(3)), such as ENOENT; null for an error that is not the system's. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

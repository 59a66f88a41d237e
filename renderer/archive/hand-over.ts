/** Hands a file to the person at the browser. */
export function handOver(page: Document, { name, data }: { readonly name: string; readonly data: Blob }): void {
  const address = URL.createObjectURL(data)
  const link = page.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

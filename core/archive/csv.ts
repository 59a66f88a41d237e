/** Tables for a spreadsheet: what a person typed is never a formula there, and a comma is what the reader's country takes it for. */

/** `dutch`: semicolons between cells and a decimal comma, as Excel wants it in the Netherlands; `english`: commas and a decimal point. */
export type CsvFlavour = 'dutch' | 'english'

export type CsvCell = string | number | boolean | null

/** How a spreadsheet recognizes UTF-8: the very first character of a table. */
export const BYTE_ORDER_MARK = '\uFEFF'

/**
 * What makes a cell a formula, also in its full-width form and behind white space (OWASP, CSV injection). Such a cell is written with an
 * apostrophe before it, which a spreadsheet takes for "this is text".
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@\u2212\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u

/** Lines of a table, each with its end. */
export function csvOf(rows: readonly (readonly CsvCell[])[], flavour: CsvFlavour): string {
  const between = flavour === 'dutch' ? ';' : ','
  return rows.map((row) => `${row.map((cell) => cellOf(cell, flavour)).join(between)}\r\n`).join('')
}

function cellOf(cell: CsvCell, flavour: CsvFlavour): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return flavour === 'dutch' ? String(cell).replace('.', ',') : String(cell)
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[";,\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

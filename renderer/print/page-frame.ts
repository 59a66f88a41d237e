/** What stands around every page but on none of them in the text: a short head from the second page on, and which page of how many. */

export interface FrameTexts {
  /** Above every page but the first. */
  readonly head: string
  /** `page` 2 `of` 3. */
  readonly page: string
  readonly of: string
}

/** Of the head so much fits on one line, in letters. */
const LONGEST_HEAD = 95

/** As rules for a style sheet: nothing but these can say what stands in the margin of a page. */
export function frameRules({ head, page, of }: FrameTexts): string {
  const font = `font: 8.5pt 'Figtree', sans-serif; color: #333;`
  return `@page {
    @top-left { content: ${quoted(shortened(head))}; ${font} }
    @bottom-right { content: ${quoted(`${page} `)} counter(page) ${quoted(` ${of} `)} counter(pages); ${font} }
  }
  @page :first { @top-left { content: none; } }`
}

function shortened(text: string): string {
  if (text.length <= LONGEST_HEAD) return text
  // Between two words: never within a letter that is made of several.
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST_HEAD) + 1 || LONGEST_HEAD).trimEnd()} …`
}

/** A text that a person typed, as a string of CSS in which nothing ends it. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\\p{Cc}]/gu, (letter) => `\\${(letter.codePointAt(0) ?? 0).toString(16)} `)}"`
}

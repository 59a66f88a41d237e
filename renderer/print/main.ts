/** The page for paper: what people take home, and what lies and hangs in the room. */
import { createApp, nextTick } from 'vue'
import { texts } from '../shared/language.ts'
import { takeToken } from '../shared/token.ts'
import { findPaper, wishOf } from './paper-source.ts'
import PrintApp from './print-app.vue'

declare global {
  interface Window {
    /** Resolves when all is on the page as it will be printed: whoever makes a PDF of it waits for this. */
    paper: Promise<void>
  }
}

// A phone that scans another code while this page is open gets another part behind the #, and no new page.
addEventListener('hashchange', () => location.reload())

const wish = wishOf(location)
const token = takeToken(window)

async function open(): Promise<void> {
  const found = await findPaper(wish, token, async (address, headers) => {
    const answer = await fetch(address, { headers, cache: 'no-store' })
    return answer.ok ? answer.json() : null
  })
  createApp(PrintApp, { found, wish, mayTakeHome: token !== null })
    .use(texts)
    .mount('#print')
  await nextTick()
  await document.fonts.ready
}

window.paper = open()

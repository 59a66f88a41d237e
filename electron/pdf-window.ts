/** Makes PDFs in a window that nobody sees: as closed as the big screen's, without its port, and gone afterwards. */
import { app, BrowserWindow } from 'electron'
import type { Clock } from '#host/ports/clock'
import type { Log } from '#host/ports/log'
import { addressOf, PAPER_IS_READY, PDF_FORM, PDF_WITHIN, type PdfMaker } from '#host/print/pdf-maker'
import { PRINT_PAGE } from './security.ts'

export function createWindowPdf(clock: Clock, log: Log): PdfMaker {
  return {
    async make(paper) {
      await app.whenReady()
      const window = openHidden()
      const cancel = clock.after(PDF_WITHIN, () => window.destroy())
      try {
        await window.loadURL(addressOf(paper, PRINT_PAGE))
        await window.webContents.executeJavaScript(PAPER_IS_READY)
        // A size by name for an Electron that does not ask the page; what the page says goes first.
        return { ok: true, value: await window.webContents.printToPDF({ ...PDF_FORM, pageSize: 'A4' }) }
      } catch (error) {
        log.error({ err: error }, 'the page could not be made into a PDF')
        return { ok: false, reason: 'pdf-failed' }
      } finally {
        cancel()
        if (!window.isDestroyed()) window.destroy()
      }
    },
  }
}

/** The width of a sheet of A4, pixels. */
function openHidden(): BrowserWindow {
  return new BrowserWindow({
    show: false,
    width: 794,
    height: 1123,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
      spellcheck: false,
      disableDialogs: true,
    },
  })
}

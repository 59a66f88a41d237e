/** The least Electron app there is: one window with one word. */
import { app, BrowserWindow } from 'electron'

await app.whenReady()
await new BrowserWindow({ fullscreen: true }).loadURL('data:text/html,<p id="ready">0</p>')

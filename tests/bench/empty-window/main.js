/** The least Electron app there is: one window with one word. */
import { app, BrowserWindow } from 'electron'

// Not awaited at the top level: Electron is not ready before its app's own file has run to the end.
void app.whenReady().then(() => new BrowserWindow({ fullscreen: true }).loadURL('data:text/html,<p id="ready">0</p>'))

/** Hands the page its one way to the host, a MessagePort, and nothing else: the page has no other door. */
import { ipcRenderer } from 'electron'

ipcRenderer.once('port', (event) => {
  window.postMessage({ type: 'meetlat:port' }, window.location.origin, event.ports)
})

/** The page of the archive. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { after } from '../shared/after.ts'
import { findCarrier } from '../shared/carrier.ts'
import { useHostStore } from '../shared/host-store.ts'
import { texts } from '../shared/language.ts'
import { takeToken } from '../shared/token.ts'
import { createArchiveClient } from './archive-client.ts'
import ArchiveApp from './archive-app.vue'

const carrier = findCarrier(window)
const token = takeToken(window)

const app = createApp(ArchiveApp, { token, client: createArchiveClient(token, (path, options) => fetch(path, options)) })
app.use(createPinia()).use(texts)
useHostStore().open({ carrier, kind: 'remote', token, after, reload: () => location.reload() })
app.mount('#archive')

/** The page from which whoever installs the kiosk works. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { after } from '../shared/after.ts'
import { findCarrier } from '../shared/carrier.ts'
import { useHostStore } from '../shared/host-store.ts'
import { texts } from '../shared/language.ts'
import { takeToken } from '../shared/token.ts'
import SettingsApp from './settings-app.vue'

const carrier = findCarrier(window)
const token = takeToken(window)

const app = createApp(SettingsApp, { token }).use(createPinia()).use(texts)
useHostStore().open({ carrier, kind: 'remote', token, after, reload: () => location.reload() })
app.mount('#settings')

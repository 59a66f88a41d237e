/** The big screen. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { after } from '../shared/after.ts'
import { findCarrier } from '../shared/carrier.ts'
import { useHostStore } from '../shared/host-store.ts'
import { texts } from '../shared/language.ts'
import { takeToken } from '../shared/token.ts'
import DisplayApp from './display-app.vue'

// First of all: the preload hands its port over only once.
const carrier = findCarrier(window)

// The kiosk's own window has the room's loudspeaker; another screen sounds when its address says so.
const sounds = !carrier.replaceable || new URLSearchParams(location.search).get('sound') === '1'

const hears = !carrier.replaceable || ['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname)

const app = createApp(DisplayApp, { sounds, hears }).use(createPinia()).use(texts)
useHostStore().open({ carrier, kind: 'display', token: takeToken(window), after, reload: () => location.reload() })
app.mount('#display')

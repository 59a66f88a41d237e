/** A participant's own phone, on which they stand on the line: opened by the sticker on the floor. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { after } from '../shared/after.ts'
import { findCarrier } from '../shared/carrier.ts'
import { useHostStore } from '../shared/host-store.ts'
import { texts } from '../shared/language.ts'
import PlaceApp from './place-app.vue'

/** A phone is looked at: it is back within a second of its kiosk, ms. */
const BACK_OFF = [200, 500, 800]

const carrier = findCarrier(window)
const app = createApp(PlaceApp).use(createPinia()).use(texts)
useHostStore().open({ carrier, kind: 'phone', token: null, after, backOff: BACK_OFF, reload: () => location.reload() })
app.mount('#place')

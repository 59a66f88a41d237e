/** A participant's own phone, on which they stand on the line: opened by the sticker on the floor. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { after } from '../shared/after.ts'
import { findCarrier } from '../shared/carrier.ts'
import { useHostStore } from '../shared/host-store.ts'
import { texts } from '../shared/language.ts'
import PlaceApp from './place-app.vue'

const carrier = findCarrier(window)
const app = createApp(PlaceApp).use(createPinia()).use(texts)
useHostStore().open({ carrier, kind: 'phone', token: null, after, reload: () => location.reload() })
app.mount('#place')

/** A participant's own phone: a note for the board. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { after } from '../shared/after.ts'
import { findCarrier } from '../shared/carrier.ts'
import { useHostStore } from '../shared/host-store.ts'
import { texts } from '../shared/language.ts'
import GuestApp from './guest-app.vue'

const carrier = findCarrier(window)
// The code stays in the address: it stands on the wall, and a phone that reloads needs it again.
const code = location.hash.slice(1)

// A phone that scans the next code while this page is open gets another part behind the #, and no new page.
addEventListener('hashchange', () => location.reload())

const app = createApp(GuestApp).use(createPinia()).use(texts)
useHostStore().open({ carrier, kind: 'guest', token: code, after, reload: () => location.reload() })
app.mount('#guest')

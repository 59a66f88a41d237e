/** A tablet of the room, on which one after the other takes a place on the line. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { after } from '../shared/after.ts'
import { findCarrier } from '../shared/carrier.ts'
import { useHostStore } from '../shared/host-store.ts'
import { texts } from '../shared/language.ts'
import { keptKey, takePairCode } from '../shared/pairing.ts'
import { lockPage } from './lock-page.ts'
import TabletDoor from './tablet-door.vue'

// A tablet that scans the next code while this page is open gets another part behind the #, and no new page.
addEventListener('hashchange', () => location.reload())

const code = takePairCode(window)
const key = code === null ? keptKey(localStorage, 'tablet') : null
const carrier = findCarrier(window)
const app = createApp(TabletDoor, { code, hasKey: key !== null })
  .use(createPinia())
  .use(texts)
if (key !== null) {
  useHostStore().open({ carrier, kind: 'tablet', token: key, after, reload: () => location.reload() })
}
lockPage(window)
app.mount('#tablet')

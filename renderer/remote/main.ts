/** The phone of the facilitator. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { after } from '../shared/after.ts'
import { findCarrier } from '../shared/carrier.ts'
import { useHostStore } from '../shared/host-store.ts'
import { texts } from '../shared/language.ts'
import { takePairCode } from '../shared/pairing.ts'
import { hearingCarrier } from './hearing-carrier.ts'
import PhoneDoor from './phone-door.vue'
import { takeKey } from './phone-key.ts'
import { useRemoteStore } from './remote-store.ts'

// A phone that scans the next code while this page is open gets another part behind the #, and no new page.
addEventListener('hashchange', () => location.reload())

const code = takePairCode(window)
// Who shows a code wants to come in with that, whatever key is left of another time.
const key = code === null ? takeKey(window) : null
const app = createApp(PhoneDoor, { code, hasKey: key !== null })
  .use(createPinia())
  .use(texts)
const remote = useRemoteStore()
if (key !== null) {
  const carrier = hearingCarrier(findCarrier(window), remote.hear)
  useHostStore().open({ carrier, kind: 'remote', token: key, after, reload: () => location.reload() })
}
app.mount('#remote')

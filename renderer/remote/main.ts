/** The phone of the facilitator. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { after } from '../shared/after.ts'
import { findCarrier } from '../shared/carrier.ts'
import { useHostStore } from '../shared/host-store.ts'
import { texts } from '../shared/language.ts'
import { takeToken } from '../shared/token.ts'
import { hearingCarrier } from './hearing-carrier.ts'
import RemoteApp from './remote-app.vue'
import { useRemoteStore } from './remote-store.ts'

/** A phone is looked at: it is back within a second of its kiosk, ms. */
const BACK_OFF = [200, 500, 800]

const app = createApp(RemoteApp).use(createPinia()).use(texts)
const remote = useRemoteStore()
const carrier = hearingCarrier(findCarrier(window), remote.hear)
useHostStore().open({
  carrier,
  kind: 'remote',
  token: takeToken(window),
  after,
  backOff: BACK_OFF,
  reload: () => location.reload(),
})
app.mount('#remote')

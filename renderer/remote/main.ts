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

const app = createApp(RemoteApp).use(createPinia()).use(texts)
const remote = useRemoteStore()
const carrier = hearingCarrier(findCarrier(window), remote.hear)
useHostStore().open({ carrier, kind: 'remote', token: takeToken(window), after, reload: () => location.reload() })
app.mount('#remote')

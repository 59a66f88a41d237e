/** A phone that can get in and see who is in, and nothing else: what these parts are on any page. */
import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import PairPage from '../../../renderer/shared/pair-page.vue'
import RemotesPanel from '../../../renderer/remote/remotes-panel.vue'
import { after } from '../../../renderer/shared/after.ts'
import { findCarrier } from '../../../renderer/shared/carrier.ts'
import { useHostStore } from '../../../renderer/shared/host-store.ts'
import { texts } from '../../../renderer/shared/language.ts'
import { forgetKey, keptKey, takePairCode } from '../../../renderer/shared/pairing.ts'

const reload = () => location.reload()
const code = takePairCode(window)
const token = keptKey(localStorage)

if (code !== null || token === null) {
  createApp(PairPage, { code, onPaired: reload }).use(createPinia()).use(texts).mount('#remote')
} else {
  const app = createApp(RemotesPanel, { onLeft: reload }).use(createPinia()).use(texts)
  const host = useHostStore()
  watch(
    () => host.goodbye,
    (goodbye) => {
      if (goodbye !== 'token') return
      forgetKey(localStorage)
      reload()
    },
  )
  host.open({ carrier: findCarrier(window), kind: 'remote', token, after, reload })
  app.mount('#remote')
}

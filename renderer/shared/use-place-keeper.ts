/** The keeper of who stands on this device, for a page: what is kept, and how far the host knows it. */
import { ref, shallowRef } from 'vue'
import { after } from './after.ts'
import { createPlaceKeeper, type KeptPlaces, type PlaceKeeperOptions, type PlaceState } from './place-keeper.ts'

export function usePlaceKeeper(options: Pick<PlaceKeeperOptions, 'send' | 'name'>) {
  const kept = shallowRef<KeptPlaces>({ session: null, n: 0, people: [], before: [] })
  const state = ref<PlaceState>('sent')
  const keeper = createPlaceKeeper({
    ...options,
    after,
    now: () => Date.now(),
    storage: localStorage,
    changed: (next, how) => {
      kept.value = next
      state.value = how
    },
  })
  return { kept, state, keeper }
}

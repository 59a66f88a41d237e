/** The language of a screen: the room's, until somebody chooses another one on this screen. */
import { computed, ref, watchEffect } from 'vue'
import { createI18n, useI18n } from 'vue-i18n'
import { en } from '#content/en'
import { nl } from '#content/nl'
import { LOCALES, type Locale } from '#core/locale'
import { useHostStore } from './host-store.ts'

export const texts = createI18n({ legacy: false, locale: 'nl', fallbackLocale: 'nl', messages: { nl, en } })

/** `given` is the language to begin with, such as from the address; null leaves it to the room. Returns how to go to the next one. */
export function useLanguage(given: string | null): () => void {
  const host = useHostStore()
  const { locale } = useI18n()
  const chosen = ref<Locale | null>(LOCALES.find((known) => known === given) ?? null)
  const language = computed<Locale>(() => chosen.value ?? host.view?.locale ?? 'nl')
  watchEffect(() => {
    locale.value = language.value
    document.documentElement.lang = language.value
  })
  return () => {
    chosen.value = LOCALES[(LOCALES.indexOf(language.value) + 1) % LOCALES.length] ?? 'nl'
  }
}

/** Says a text of ours in the language of the screen, and a text that a person typed as it is. */
import { useI18n } from 'vue-i18n'
import type { Said } from './wording.ts'

export function useSay(): (said: Said, named?: Readonly<Record<string, string>>) => string {
  const { t } = useI18n()
  return (said, named = {}) => ('text' in said ? said.text : t(said.key, named))
}

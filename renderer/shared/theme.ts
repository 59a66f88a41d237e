/** Light, dark or high contrast: as the machine prefers, until somebody chooses. */
import { usePreferredContrast, usePreferredDark } from '@vueuse/core'
import { computed, ref, watchEffect, type ComputedRef } from 'vue'

export const THEMES = ['light', 'dark', 'contrast'] as const
export type Theme = (typeof THEMES)[number]

export interface ThemeChoice {
  readonly theme: ComputedRef<Theme>
  /** On to the next theme. */
  turn(): void
}

/** `given` is the theme to begin with, such as from the address; null leaves it to the machine. Writes `data-theme` on the page. */
export function useTheme(given: string | null): ThemeChoice {
  const prefersDark = usePreferredDark()
  const contrast = usePreferredContrast()
  const chosen = ref(THEMES.find((theme) => theme === given) ?? null)
  const preferred = computed((): Theme => {
    if (contrast.value === 'more') return 'contrast'
    return prefersDark.value ? 'dark' : 'light'
  })
  const theme = computed(() => chosen.value ?? preferred.value)
  watchEffect(() => {
    document.documentElement.dataset['theme'] = theme.value
  })
  return {
    theme,
    turn() {
      chosen.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? 'light'
    },
  }
}

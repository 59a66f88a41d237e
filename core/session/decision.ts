/** What comes of a command. */
import type { Result } from '../result.ts'
import type { SessionEvent } from './events.ts'
import type { Refusal } from './session.ts'

export type Decision = Result<readonly SessionEvent[], Refusal>

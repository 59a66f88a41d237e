/** The way to a board that answers nothing. */
import { refused } from '#core/result'
import type { BoardPort } from '#host/sources/board-port'

export const DEAF_PORT: BoardPort = { send: async () => refused('unanswered'), light: () => undefined }

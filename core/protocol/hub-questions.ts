/** What screens ask: by whom it may be asked, carried out, and answered. */
import type { PlaceList } from '../presence/place-list.ts'
import type { Intent } from '../session/intents.ts'
import type { Connection } from './connection.ts'
import { textOf, type HubScreen } from './hub-screen.ts'
import type { AnswerRefusal, ClientMessage } from './messages.ts'
import { mayOperate, type OperatorRequest } from './operator-requests.ts'
import { mayCheck, type ReadyRequest } from './ready.ts'
import { mayPrint, type PaperRequest } from './paper-requests.ts'
import { mayRequest, type RemoteRequest } from './remote-requests.ts'
import { may, type Role } from './roles.ts'

/** Who a screen is. */
export interface Admission {
  readonly role: Role
  readonly device: string | null
}

/** Who asks. */
export interface Caller extends Admission {
  readonly connection: Connection
  /** Where it comes from; null for the kiosk's own window. */
  readonly address: string | null
}

export interface QuestionOptions {
  /** Carries an allowed intent out. Resolves when it is on disk, with null or with why not. */
  readonly ask: (intent: Intent, from: Caller) => Promise<AnswerRefusal | null>
  /** Carries an allowed request about remotes out. Without it there is none that could be let in. */
  readonly request?: (request: RemoteRequest, from: Caller) => AnswerRefusal | null
  /** Carries an allowed request about what is ready out. Without it nothing can be looked at. */
  readonly check?: (request: ReadyRequest) => AnswerRefusal | null
  /** Carries an allowed request about the floor out. Without it there is no floor that could be worked on. */
  readonly operate?: (request: OperatorRequest) => Promise<AnswerRefusal | null>
  /** Carries an allowed request about the paper out. Without it there is nothing to print. */
  readonly print?: (request: PaperRequest) => AnswerRefusal | null
  /** Takes over who stands on a tablet. Without it nobody can. */
  readonly place?: (list: PlaceList, from: Caller) => AnswerRefusal | null
}

export type Question = Extract<ClientMessage, { ref: number }>

/** Questions of one screen that may wait for the disk at once. */
const MOST_PENDING = 8

/** Answers what a screen of this role asks. `watching` is told when a screen begins or ends to watch the cells. */
export function createQuestions({ ask, request, operate, check, print, place }: QuestionOptions, watching: () => void) {
  async function workOnFloor(screen: HubScreen, role: Role, ref: number, wanted: OperatorRequest): Promise<void> {
    if (operate === undefined || !mayOperate(role, wanted.type)) return reply(screen, ref, 'not-allowed')
    if (wanted.type !== 'floor.watch') return answerWith(screen, ref, () => operate(wanted))
    screen.watches = wanted.on
    watching()
    reply(screen, ref, null)
  }

  return async function answer(screen: HubScreen, role: Role, question: Question): Promise<void> {
    const { ref } = question
    switch (question.t) {
      case 'intent': {
        const { intent } = question
        if (!may(role, intent.type)) return reply(screen, ref, 'not-allowed')
        return answerWith(screen, ref, () => ask(intent, { ...screen, role }))
      }
      case 'remote': {
        const allowed = request !== undefined && mayRequest(role, question.request.type)
        return reply(screen, ref, allowed ? request(question.request, { ...screen, role }) : 'not-allowed')
      }
      case 'ready': {
        const allowed = check !== undefined && mayCheck(role, question.request.type)
        return reply(screen, ref, allowed ? check(question.request) : 'not-allowed')
      }
      case 'paper': {
        const allowed = print !== undefined && mayPrint(role, question.request.type)
        return reply(screen, ref, allowed ? print(question.request) : 'not-allowed')
      }
      case 'places': {
        const allowed = place !== undefined && role === 'tablet'
        return reply(screen, ref, allowed ? place(question.list, { ...screen, role }) : 'not-allowed')
      }
      case 'operator':
        return workOnFloor(screen, role, ref, question.request)
    }
  }
}

async function answerWith(screen: HubScreen, ref: number, answer: () => Promise<AnswerRefusal | null>): Promise<void> {
  if (screen.pending >= MOST_PENDING) return reply(screen, ref, 'busy')
  screen.pending++
  try {
    reply(screen, ref, await answer())
  } finally {
    screen.pending--
  }
}

function reply({ connection }: HubScreen, ref: number, refusal: AnswerRefusal | null): void {
  connection.send(textOf({ t: 'answer', ref, refusal }))
}

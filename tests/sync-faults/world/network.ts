import type { Answer, Ask, Handle } from '../servers/exchange'
import type { Random } from './random'
import type { World } from './world'

/** What goes wrong with one request. */
export interface Fault {
  readonly lost?: 'request' | 'response'
  /** It arrives a second time, so much later, and nobody hears the second answer. */
  readonly againMs?: number
  /** It is on its way for so long. */
  readonly lateMs?: number
  /** Somebody in between answers in the server's place. */
  readonly instead?: Answer
  /** … though the server had done what it was asked. */
  readonly behind?: boolean
  /** The answer breaks off after this share of it; `clean` where nobody can tell. */
  readonly cut?: { readonly share: number; readonly clean: boolean }
}

/** What a page hears of its request in the end. */
export interface Wire {
  readonly answer: (answer: Answer, broken: boolean) => void
  readonly fail: () => void
}

/** The way between one tablet and its server. */
export class Network {
  isOnline = true
  faults: (ask: Ask, random: Random) => Fault | undefined = () => undefined
  requests = 0
  private readonly random: Random

  constructor(
    private readonly name: string,
    private readonly world: World,
    public server: Handle,
  ) {
    this.random = world.random.fork()
  }

  send(ask: Ask, wire: Wire): void {
    const { world, random } = this
    const way = () => random.between(2, 40)
    this.requests += 1
    const fault = this.faults(ask, random) ?? {}
    if (fault.instead ?? fault.lost ?? fault.againMs ?? fault.lateMs ?? fault.cut)
      world.note(
        () => `${this.name} ${ask.method} ${ask.path} ${JSON.stringify(fault).slice(0, 80)}`,
      )
    if (!this.isOnline) {
      world.schedule(way(), wire.fail)
      return
    }
    if (fault.lost === 'request') {
      // Half of what is lost fails at once, the other half is never heard of again.
      if (random.chance(0.5)) world.schedule(way(), wire.fail)
      return
    }
    if (fault.instead) {
      const { instead, behind } = fault
      world.schedule(way(), () => {
        if (behind) this.serve(ask)
        wire.answer(instead, false)
      })
      return
    }
    if (fault.againMs !== undefined) world.schedule(way() + fault.againMs, () => this.serve(ask))
    world.schedule(way() + (fault.lateMs ?? 0), () => {
      const answer = this.serve(ask)
      const back = way() + (answer.afterMs ?? 0)
      if (fault.lost === 'response') {
        if (random.chance(0.5)) world.schedule(back, wire.fail)
        return
      }
      const { cut } = fault
      world.schedule(back, () => {
        if (!cut) wire.answer(answer, false)
        else
          wire.answer(
            { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length * cut.share)) },
            !cut.clean,
          )
      })
    })
  }

  private serve(ask: Ask): Answer {
    const answer = this.server(ask)
    this.world.note(
      () =>
        `${this.name} ${ask.method} ${ask.path} ${briefly(ask.body)} → ${answer.status} ${briefly(answer.body)}`,
    )
    return answer
  }
}

/** Whose values and versions a body holds. */
const briefly = (body: string | Uint8Array) =>
  typeof body !== 'string'
    ? `${body.length} bytes`
    : Array.from(
        body.matchAll(
          /"(?:url|status|versionId|ifMatch|unit|text|valueString|method|diagnostics|lastUpdated)":"([^"]*)"/g,
        ),
        ([, value]) => value,
      )
        .join(' ')
        .slice(0, 1500)

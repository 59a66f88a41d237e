/** Every message of LINE/1 as a value: what a device says and what a host says. The bytes are in `encode-*.ts` and `decode-*.ts`. */

/** The version that this code speaks. Another major is not understood; a higher minor only adds. */
export const PROTOCOL_MAJOR = 1
export const PROTOCOL_MINOR = 0

/** Longest line of a device and of a host, in bytes, line end included. */
export const LONGEST_DEVICE_LINE = 512
export const LONGEST_HOST_LINE = 60

export interface Version {
  /** 0 to 99. */
  readonly major: number
  /** 0 to 99. */
  readonly minor: number
}

export const BOARD_ROLES = ['floor', 'nfc', 'combo'] as const
export type BoardRole = (typeof BOARD_ROLES)[number]

/** Power-on, external (DTR), software, watchdog, brown-out, unknown. */
export const RESET_CAUSES = ['PO', 'EX', 'SW', 'WD', 'BO', 'UN'] as const
export type ResetCause = (typeof RESET_CAUSES)[number]

/** How a full frame carries its cells: 8 bits, the upper 6 bits, or 1 bit (a contact). */
export type Encoding = 8 | 6 | 1

/** What a board says about itself. Null: it did not say. */
export interface HelloKeys {
  /** Cells of the strip, 1 to 480. */
  readonly n: number | null
  /** Between the centres of two cells, 20 to 1000 mm. */
  readonly pitch: number | null
  /** From the 0 mark to the centre of the first cell, -100000 to 100000 mm. */
  readonly org: number | null
  /** From the 0 mark to the 10 mark, 1000 to 100000 mm; it is 10000 if the board does not say. */
  readonly len: number | null
  /** Grams per count, 1 to 100000. */
  readonly lsb: number | null
  /** Frames per second, 1 to 240. */
  readonly hz: number | null
  readonly enc: Encoding | null
  /** Marks or pixels of the light, 0 to 4096. */
  readonly led: number | null
  /** Card readers, 0 to 11. */
  readonly rd: number | null
  /** The marks, 0 to 10, at which the readers are. */
  readonly mk: readonly number[] | null
  /** Length of the event queue, 1 to 4096. */
  readonly evq: number | null
}

/** Fields that every line of a device has: its number, +1 modulo 256 for each line. */
interface DeviceLine {
  readonly seq: number
}

/** Who the board is. */
export interface Hello extends DeviceLine, HelloKeys {
  readonly type: 'hello'
  readonly version: Version
  readonly role: BoardRole
  /** 8 to 16 upper case hexadecimal digits, the same for the life of the board. */
  readonly uid: string
  readonly firmware: string
  /** 0 to FFFF, drawn at each boot. */
  readonly boot: number
  readonly reset: ResetCause
}

/** The hello of a board of another major version: nothing but its version is read. */
export interface ForeignHello extends DeviceLine {
  readonly type: 'foreign-hello'
  readonly version: Version
}

/** The heartbeat. */
export interface Beat extends DeviceLine {
  readonly type: 'beat'
  /** Milliseconds since boot, uint32, compared modulo 2^32. */
  readonly t: number
  readonly boot: number
  /** Lines sent since boot, this one not counted, uint32. */
  readonly sent: number
  /** Lines received and refused since boot, uint32. */
  readonly bad: number
  /** Bits: 1 baseline unsure, 2 bad cells, 4 lines dropped, 8 reader fault, 10 (hex) brown-out seen, 20 config not stored. */
  readonly flags: number
  /** Number of the last card event, 0 if there was none. */
  readonly event: number
}

/** A full frame: the cells from `first` to the last one of the strip. */
export interface Full extends DeviceLine {
  readonly type: 'full'
  readonly t: number
  readonly first: number
  readonly encoding: Encoding
  /** One value a cell: 0 to 255 counts; with encoding 6 a multiple of 4; with encoding 1 a 0 or a 1. */
  readonly cells: Uint8Array
}

/** What differs from a full frame. */
export interface Delta extends DeviceLine {
  readonly type: 'delta'
  readonly t: number
  /** The `seq` of the full frame that it refers to. */
  readonly key: number
  readonly first: number
  /** Pairs: cell minus `first`, value. */
  readonly changes: Uint8Array
}

/** A card arrived at a mark, or left it. */
export interface CardEvent extends DeviceLine {
  readonly type: 'card'
  readonly t: number
  /** Number of the event, unique within a boot, from 1. */
  readonly event: number
  /** 0 to 10. */
  readonly mark: number
  readonly move: 'arrive' | 'leave'
  /** 16 upper case hexadecimal digits; 16 zeros for a card whose number changes every time (a phone). */
  readonly token: string
  /** How long it lay there, ms; null if not said. */
  readonly dwell: number | null
}

/** E1 unknown command, E2 syntax, E3 range, E4 busy, E5 unsupported here, E6 wrong state; the others are of a later minor version. */
export const ACK_CODES = ['OK', 'E0', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E9'] as const
export type AckCode = (typeof ACK_CODES)[number]

/** The answer to the command with this id. */
export interface Ack extends DeviceLine {
  readonly type: 'ack'
  /** 1 to FF. */
  readonly id: number
  readonly code: AckCode
  /** `key=value` or a word. */
  readonly fields: readonly string[]
}

/** A fault, or a notice: W1 dead cell, W2 stuck cell, W3 saturation, W4 drift, W5 frames dropped, X1 brown-out, X2 watchdog, R1, R2. */
export interface Notice extends DeviceLine {
  readonly type: 'notice'
  readonly t: number
  /** Two or three letters and digits. */
  readonly code: string
  readonly fields: readonly string[]
}

/** For people, never parsed. At most 80 printable characters without `! $ * , =`. */
export interface Text extends DeviceLine {
  readonly type: 'text'
  readonly text: string
}

/** A message of a later minor version. */
export interface UnknownDeviceMessage extends DeviceLine {
  readonly type: 'unknown'
  /** One or two letters. */
  readonly letters: string
  readonly fields: readonly string[]
}

export type DeviceMessage = Hello | ForeignHello | Beat | Full | Delta | CardEvent | Ack | Notice | Text | UnknownDeviceMessage

/** What a host may set. Absent: as it is. */
export interface ConfigKeys {
  /** Frames per second, 5 to 60. */
  readonly hz?: number
  readonly enc?: Encoding
  /** A full frame every so many frames, 1 to 50; 1 is no deltas. */
  readonly key?: number
  /** Heartbeat, 250 to 5000 ms. */
  readonly hb?: number
  /** Counts at which a contact goes on and off, 0 to 255. */
  readonly on?: number
  readonly off?: number
  /** Width of the median filter, 0 to 3. */
  readonly flt?: number
}

/** 0 off, 1-6 red yellow green cyan blue magenta dim, 7 white dim, 8 reserved, 9-E the colours bright, F white. */
export type PaletteColour = number

export const LIGHT_EFFECTS = ['off', 'show-cells', 'breathe', 'chase', 'identify'] as const
export type LightEffect = (typeof LIGHT_EFFECTS)[number]

/** What a host asks of a device, without the number that it gets on the way. */
export type Command =
  | { readonly type: 'hello'; readonly version: Version }
  | ({ readonly type: 'config' } & ConfigKeys)
  /** Say hello again. */
  | { readonly type: 'identify' }
  /** The strip is empty now: take this as zero. */
  | { readonly type: 'zero'; readonly range: { readonly first: number; readonly count: number } | null }
  /** A colour for each of the marks 0 to 10. */
  | { readonly type: 'light-marks'; readonly colours: readonly PaletteColour[] }
  | { readonly type: 'light-pixels'; readonly first: number; readonly count: number; readonly colour: PaletteColour }
  | { readonly type: 'light-effect'; readonly effect: LightEffect }
  /** 32 upper case hexadecimal digits. */
  | { readonly type: 'salt'; readonly salt: string }
  /** Card events up to this one have come. */
  | { readonly type: 'received'; readonly event: number }
  /** Comes back in the ack. */
  | { readonly type: 'ping'; readonly token: number }
  /** Only with the board's current boot. */
  | { readonly type: 'reboot'; readonly boot: number }

/** A command of a later minor version. */
export interface UnknownCommand {
  readonly type: 'unknown'
  readonly letters: string
  readonly fields: readonly string[]
}

/** One line of a host. `id` is 1 to FF. */
export type HostMessage = { readonly id: number } & (Command | UnknownCommand)

/**
 * Why a line was not taken as a message: `overlong` has more bytes than a line may have; `checksum` is missing, misspelt or wrong;
 * `syntax` does not follow the grammar; `range` has a value out of bounds; `length` is a frame with another number of cells than the strip.
 */
export type Refusal = 'overlong' | 'checksum' | 'syntax' | 'range' | 'length'

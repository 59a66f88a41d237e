/** The layout of the wire as data: what characters a field may have, and between which bounds a value lies. */

/** What a printable field may have: everything printable but `! $ * , =`. */
const CH = '[ "#%-)+\\--<>-~]'

/** `tok`: a word of 1 to 32 characters. */
export const WORD = new RegExp(`^${CH}{1,32}$`)
/** `kv`: a key, `=`, a value of up to 24 characters. */
export const KEY_VALUE = new RegExp(`^([a-z0-9]{1,8})=(${CH}{0,24})$`)
/** `text`: up to 80 characters. */
export const TEXT = new RegExp(`^${CH}{0,80}$`)
/** All that a line may have between its start character and its checksum. */
export const BODY = /^[ "#%-)+-~]*$/
/** The letters of a message of a later minor version. */
export const LETTERS = /^[A-Za-z]{1,2}$/
/** `num`: hexadecimal, up to 32 bits, no leading zero. */
export const NUMBER = /^(?:0|[1-9A-F][0-9A-F]{0,7})$/
/** The number in a `kv` value: decimal. */
export const DECIMAL = /^(?:0|-?[1-9][0-9]{0,8})$/
export const VERSION = /^([0-9]{1,2})\.([0-9]{1,2})$/
export const UID = /^[0-9A-F]{8,16}$/
export const DIGIT = /^[0-9A-F]$/
export const BYTE = /^[0-9A-F]{2}$/
export const BOOT = /^[0-9A-F]{4}$/
export const TOKEN = /^[0-9A-F]{16}$/
export const SALT = /^[0-9A-F]{32}$/
export const MARK_COLOURS = /^[0-9A-F]{11}$/
export const NOTICE_CODE = /^[A-Za-z0-9]{2,3}$/

export type Bounds = readonly [least: number, most: number]

/** Keys of the hello whose value is one number. */
export const HELLO_BOUNDS = {
  n: [1, 480],
  pitch: [20, 1000],
  org: [-100_000, 100_000],
  len: [1000, 100_000],
  lsb: [1, 100_000],
  hz: [1, 240],
  led: [0, 4096],
  rd: [0, 11],
  evq: [1, 4096],
} as const satisfies Readonly<Record<string, Bounds>>

/** The same keys in the order in which this code says them. */
export const HELLO_NUMBERS = ['n', 'pitch', 'org', 'len', 'lsb', 'hz', 'led', 'rd', 'evq'] as const

/** Keys of the config whose value is one number. */
export const CONFIG_BOUNDS = {
  hz: [5, 60],
  key: [1, 50],
  hb: [250, 5000],
  on: [0, 255],
  off: [0, 255],
  flt: [0, 3],
} as const satisfies Readonly<Record<string, Bounds>>

/** All keys of the config in the order in which this code says them. */
export const CONFIG_ORDER = ['hz', 'enc', 'key', 'hb', 'on', 'off', 'flt'] as const
export const CONFIG_NUMBERS = ['hz', 'key', 'hb', 'on', 'off', 'flt'] as const

/** mm from the 0 mark to the 10 mark when a board does not say it. */
export const USUAL_LENGTH = 10_000
export const HIGHEST_MARK = 10
export const RESERVED_COLOUR = 8

// What a host says, as a value, and how it is read from the body of a line.
#pragma once

#include "limits.hpp"
#include "siphash.hpp"

namespace line1 {

enum class Refusal : uint8_t { None, Overlong, Checksum, Syntax, Range };

enum class Command : uint8_t {
  Hello,
  Config,
  Identify,
  Zero,
  LightMarks,
  LightPixels,
  LightEffect,
  Salt,
  Received,
  Ping,
  Reboot,
  /** Of a later minor version. */
  Unknown,
};

enum class Effect : uint8_t { Off, ShowCells, Breathe, Chase, Identify };
constexpr uint8_t EFFECTS = 5;

/** A colour of the palette that means nothing yet. */
constexpr uint8_t RESERVED_COLOUR = 8;

/** The keys of a config, in the order in which they are said. */
enum ConfigKey : uint8_t { HZ, ENC, KEY, HB, ON, OFF, FLT, CONFIG_KEYS };
extern const char* const CONFIG_NAMES[CONFIG_KEYS];

/** One line of a host. Only what belongs to its command has a meaning. */
struct HostMessage {
  /** 1 to FF. */
  uint8_t id;
  Command command;
  /** Hello. */
  uint8_t major;
  uint8_t minor;
  /** Config: which keys were said (bit of ConfigKey), and their values. */
  uint8_t saidKeys;
  uint16_t config[CONFIG_KEYS];
  /** Zero: not all of the strip. */
  bool hasRange;
  /** Zero and pixels: first and how many. */
  uint32_t first;
  uint32_t count;
  /** Marks: the colour of each. Pixels: the first one. */
  uint8_t colours[MARKS];
  Effect effect;
  uint8_t salt[SALT_BYTES];
  /** Received: the event. Ping: the token. Reboot: the boot. */
  uint32_t value;
  /** Unknown: one or two. */
  char letters[3];
};

/** Why a line is no message, and what of it still counts. */
struct Reading {
  Refusal refusal;
  /** The line's two digits if there are such, else 0. Has a meaning only with a good checksum. */
  uint8_t id;
  /** The key of the config that was wrong, or null. */
  const char* key;
};

/** Reads what stands between the start character and the `*` of a line with a good checksum. */
Reading readHostMessage(const uint8_t* body, uint8_t length, HostMessage& message);

}  // namespace line1

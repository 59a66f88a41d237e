#include "host-message.hpp"

#include <string.h>

namespace line1 {

const char* const CONFIG_NAMES[CONFIG_KEYS] = {"hz", "enc", "key", "hb", "on", "off", "flt"};

namespace {

struct Bounds {
  uint16_t least;
  uint16_t most;
};

constexpr Bounds CONFIG_BOUNDS[CONFIG_KEYS] = {{5, 60}, {1, 8}, {1, 50}, {250, 5000}, {0, 255}, {0, 255}, {0, 3}};
/** The order in which faults are told; of more than one, the first. */
constexpr ConfigKey JUDGED[CONFIG_KEYS] = {HZ, KEY, HB, ON, OFF, FLT, ENC};

constexpr uint8_t NO_DIGIT = 0xFF;

uint8_t hexValue(uint8_t byte) {
  if (byte >= '0' && byte <= '9') return static_cast<uint8_t>(byte - '0');
  return byte >= 'A' && byte <= 'F' ? static_cast<uint8_t>(byte - 'A' + 10) : NO_DIGIT;
}

bool isDecimalDigit(uint8_t byte) { return byte >= '0' && byte <= '9'; }
bool isLetter(uint8_t byte) { return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z'); }

/** Printable, and none of those that a line has a use for: what may stand in a body; `,` and `=` are for the fields. */
bool mayBeInBody(uint8_t byte) { return byte >= 0x20 && byte <= 0x7E && byte != '!' && byte != '$' && byte != '*'; }

/** A part of the body. */
struct Field {
  const uint8_t* at;
  uint8_t length;

  bool is(const char* text) const { return strlen(text) == length && memcmp(at, text, length) == 0; }
};

/** Gives the fields of a body, one after the other. */
class Fields {
 public:
  Fields(const uint8_t* body, uint8_t length) : at_(body), end_(body + length), more_(true) {}

  /** Whether there is another one, be it empty. */
  bool more() const { return more_; }

  /** The next field; an empty one when there is none. */
  Field next() {
    const uint8_t* from = at_;
    while (at_ < end_ && *at_ != ',') at_++;
    const Field field{from, static_cast<uint8_t>(at_ - from)};
    more_ = at_ < end_;
    if (more_) at_++;
    return field;
  }

 private:
  const uint8_t* at_;
  const uint8_t* end_;
  bool more_;
};

/** Exactly so many upper case hexadecimal digits. */
bool readDigits(Field field, uint8_t width, uint32_t& value) {
  if (field.length != width) return false;
  value = 0;
  for (uint8_t index = 0; index < width; index++) {
    const uint8_t digit = hexValue(field.at[index]);
    if (digit == NO_DIGIT) return false;
    value = (value << 4) | digit;
  }
  return true;
}

/** A `num`: hexadecimal, at most 32 bits, no leading zero. */
bool readNumber(Field field, uint32_t& value) {
  if (field.length < 1 || field.length > 8 || (field.length > 1 && field.at[0] == '0')) return false;
  return readDigits(field, field.length, value);
}

bool readBytes(Field field, uint8_t* bytes, uint8_t count) {
  if (field.length != count * 2) return false;
  for (uint8_t index = 0; index < count; index++) {
    uint32_t value = 0;
    if (!readDigits(Field{field.at + index * 2, 2}, 2, value)) return false;
    bytes[index] = static_cast<uint8_t>(value);
  }
  return true;
}

/** Digits of a `ver` from `at` on: one or two. Steps over them. */
bool readVersionPart(const uint8_t*& at, const uint8_t* end, uint8_t& value) {
  uint8_t count = 0;
  value = 0;
  while (at < end && isDecimalDigit(*at)) {
    if (++count > 2) return false;
    value = static_cast<uint8_t>(value * 10 + (*at++ - '0'));
  }
  return count > 0;
}

Refusal readHello(Fields& fields, HostMessage& message) {
  const Field version = fields.next();
  const uint8_t* at = version.at;
  const uint8_t* end = version.at + version.length;
  if (!readVersionPart(at, end, message.major) || at == end || *at++ != '.') return Refusal::Syntax;
  return readVersionPart(at, end, message.minor) && at == end ? Refusal::None : Refusal::Syntax;
}

/** The decimal number of a `kv`: no leading zero, at most nine digits. Negative ones are below any bound here. */
Refusal readDecimal(Field text, Bounds bounds, uint16_t& value) {
  const bool isNegative = text.length > 0 && text.at[0] == '-';
  const Field digits{text.at + (isNegative ? 1 : 0), static_cast<uint8_t>(text.length - (isNegative ? 1 : 0))};
  if (digits.length < 1 || digits.length > 9) return Refusal::Syntax;
  if (digits.at[0] == '0' && (digits.length > 1 || isNegative)) return Refusal::Syntax;
  uint32_t number = 0;
  for (uint8_t index = 0; index < digits.length; index++) {
    if (!isDecimalDigit(digits.at[index])) return Refusal::Syntax;
    number = number * 10 + static_cast<uint32_t>(digits.at[index] - '0');
  }
  if (isNegative || number < bounds.least || number > bounds.most) return Refusal::Range;
  value = static_cast<uint16_t>(number);
  return Refusal::None;
}

/** Splits a `kv`; false if the field is none. */
bool splitPair(Field field, Field& key, Field& value) {
  uint8_t at = 0;
  while (at < field.length && (isDecimalDigit(field.at[at]) || (field.at[at] >= 'a' && field.at[at] <= 'z'))) at++;
  if (at < 1 || at > 8 || at == field.length || field.at[at] != '=') return false;
  key = Field{field.at, at};
  value = Field{field.at + at + 1, static_cast<uint8_t>(field.length - at - 1)};
  return value.length <= 24 && memchr(value.at, '=', value.length) == nullptr;
}

Refusal readConfig(Fields& fields, HostMessage& message, const char*& wrong) {
  if (!fields.more()) return Refusal::Syntax;
  Refusal refusals[CONFIG_KEYS] = {};
  message.saidKeys = 0;
  while (fields.more()) {
    Field key, value;
    if (!splitPair(fields.next(), key, value)) continue;
    for (uint8_t name = 0; name < CONFIG_KEYS; name++) {
      if (!key.is(CONFIG_NAMES[name])) continue;
      // Of a key that is said twice the last one counts, right or wrong.
      refusals[name] = readDecimal(value, CONFIG_BOUNDS[name], message.config[name]);
      message.saidKeys = static_cast<uint8_t>(message.saidKeys | (1u << name));
    }
  }
  const bool hasEncoding = (message.saidKeys & (1u << ENC)) != 0 && refusals[ENC] == Refusal::None;
  if (hasEncoding && message.config[ENC] != 8 && message.config[ENC] != 6 && message.config[ENC] != 1) refusals[ENC] = Refusal::Range;
  for (const ConfigKey name : JUDGED) {
    if (refusals[name] == Refusal::None) continue;
    wrong = CONFIG_NAMES[name];
    return refusals[name];
  }
  return Refusal::None;
}

Refusal readZero(Fields& fields, HostMessage& message) {
  message.hasRange = fields.more();
  if (!message.hasRange) return Refusal::None;
  return readNumber(fields.next(), message.first) && readNumber(fields.next(), message.count) ? Refusal::None : Refusal::Syntax;
}

Refusal readMarks(Field digits, HostMessage& message) {
  if (digits.length != MARKS) return Refusal::Syntax;
  bool isReserved = false;
  for (uint8_t mark = 0; mark < MARKS; mark++) {
    message.colours[mark] = hexValue(digits.at[mark]);
    if (message.colours[mark] == NO_DIGIT) return Refusal::Syntax;
    if (message.colours[mark] == RESERVED_COLOUR) isReserved = true;
  }
  return isReserved ? Refusal::Range : Refusal::None;
}

Refusal readPixels(Fields& fields, HostMessage& message) {
  uint32_t colour = 0;
  if (!readNumber(fields.next(), message.first) || !readNumber(fields.next(), message.count)) return Refusal::Syntax;
  if (!readDigits(fields.next(), 1, colour)) return Refusal::Syntax;
  message.colours[0] = static_cast<uint8_t>(colour);
  return colour == RESERVED_COLOUR ? Refusal::Range : Refusal::None;
}

Refusal readEffect(Field digit, HostMessage& message) {
  uint32_t number = 0;
  if (!readDigits(digit, 1, number)) return Refusal::Syntax;
  if (number >= EFFECTS) return Refusal::Range;
  message.effect = static_cast<Effect>(number);
  return Refusal::None;
}

Refusal readLight(Fields& fields, HostMessage& message) {
  const Field way = fields.next();
  if (way.is("M")) {
    message.command = Command::LightMarks;
    return readMarks(fields.next(), message);
  }
  if (way.is("P")) {
    message.command = Command::LightPixels;
    return readPixels(fields, message);
  }
  if (!way.is("X")) return Refusal::Syntax;
  message.command = Command::LightEffect;
  return readEffect(fields.next(), message);
}

Refusal syntaxUnless(bool isRight) { return isRight ? Refusal::None : Refusal::Syntax; }

Refusal readUnknown(Field letters, HostMessage& message) {
  if (letters.length < 1 || letters.length > 2) return Refusal::Syntax;
  for (uint8_t index = 0; index < letters.length; index++) {
    if (!isLetter(letters.at[index])) return Refusal::Syntax;
    message.letters[index] = static_cast<char>(letters.at[index]);
  }
  message.letters[letters.length] = '\0';
  return Refusal::None;
}

/** Fields after the last one that a command has are of a later minor version: nobody asks for them. */
Refusal readCommand(Fields& fields, HostMessage& message, const char*& wrong) {
  const Field letters = fields.next();
  switch (letters.length == 1 ? letters.at[0] : 0) {
    case 'H':
      message.command = Command::Hello;
      return readHello(fields, message);
    case 'C':
      message.command = Command::Config;
      return readConfig(fields, message, wrong);
    case 'G':
      message.command = Command::Identify;
      return Refusal::None;
    case 'Z':
      message.command = Command::Zero;
      return readZero(fields, message);
    case 'L':
      return readLight(fields, message);
    case 'S':
      message.command = Command::Salt;
      return syntaxUnless(readBytes(fields.next(), message.salt, SALT_BYTES));
    case 'K':
      message.command = Command::Received;
      return syntaxUnless(readNumber(fields.next(), message.value));
    case 'P':
      message.command = Command::Ping;
      return syntaxUnless(readNumber(fields.next(), message.value));
    case 'R':
      message.command = Command::Reboot;
      return syntaxUnless(readDigits(fields.next(), 4, message.value));
    default:
      message.command = Command::Unknown;
      return readUnknown(letters, message);
  }
}

}  // namespace

Reading readHostMessage(const uint8_t* body, uint8_t length, HostMessage& message) {
  Reading reading{Refusal::Syntax, 0, nullptr};
  uint32_t id = 0;
  const uint8_t digits = length < 2 ? length : 2;
  if (readDigits(Field{body, digits}, 2, id)) reading.id = static_cast<uint8_t>(id);
  for (uint8_t index = 0; index < length; index++) {
    if (!mayBeInBody(body[index])) return reading;
  }
  Fields fields(body, length);
  if (!readDigits(fields.next(), 2, id) || !fields.more()) return reading;
  if (id == 0) {
    reading.refusal = Refusal::Range;
    return reading;
  }
  message.id = reading.id;
  reading.refusal = readCommand(fields, message, reading.key);
  return reading;
}

}  // namespace line1

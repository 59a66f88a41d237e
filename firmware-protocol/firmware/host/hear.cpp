// What the firmware makes of a host's bytes, as JSON in the words of messages.ts: the same bytes must mean the same on both sides.
#include <cstdio>
#include <string>

#include "host-reader.hpp"
#include "modes.hpp"

namespace {

using line1::Command;
using line1::HostMessage;

constexpr const char* EFFECTS[] = {"off", "show-cells", "breathe", "chase", "identify"};
constexpr const char* REFUSALS[] = {"", "overlong", "checksum", "syntax", "range"};

std::string number(const char* key, unsigned long value) { return std::string(",\"") + key + "\":" + std::to_string(value); }
std::string text(const char* key, const std::string& value) { return std::string(",\"") + key + "\":\"" + value + "\""; }

std::string configOf(const HostMessage& message) {
  std::string keys;
  for (unsigned key = 0; key < line1::CONFIG_KEYS; key++) {
    if ((message.saidKeys & (1u << key)) != 0) keys += number(line1::CONFIG_NAMES[key], message.config[key]);
  }
  return keys;
}

std::string coloursOf(const HostMessage& message) {
  std::string colours;
  for (const unsigned colour : message.colours) colours += (colours.empty() ? "" : ",") + std::to_string(colour);
  return ",\"colours\":[" + colours + "]";
}

std::string saltOf(const HostMessage& message) {
  std::string digits;
  char pair[3];
  for (const unsigned byte : message.salt) {
    std::snprintf(pair, sizeof pair, "%02X", byte);
    digits += pair;
  }
  return text("salt", digits);
}

std::string rangeOf(const HostMessage& message) {
  if (!message.hasRange) return ",\"range\":null";
  return ",\"range\":{\"first\":" + std::to_string(message.first) + number("count", message.count) + "}";
}

std::string describe(const HostMessage& message) {
  switch (message.command) {
    case Command::Hello:
      return text("type", "hello") + ",\"version\":{\"major\":" + std::to_string(message.major) + number("minor", message.minor) + "}";
    case Command::Config:
      return text("type", "config") + configOf(message);
    case Command::Identify:
      return text("type", "identify");
    case Command::Zero:
      return text("type", "zero") + rangeOf(message);
    case Command::LightMarks:
      return text("type", "light-marks") + coloursOf(message);
    case Command::LightPixels:
      return text("type", "light-pixels") + number("first", message.first) + number("count", message.count) +
             number("colour", message.colours[0]);
    case Command::LightEffect:
      return text("type", "light-effect") + text("effect", EFFECTS[static_cast<int>(message.effect)]);
    case Command::Salt:
      return text("type", "salt") + saltOf(message);
    case Command::Received:
      return text("type", "received") + number("event", message.value);
    case Command::Ping:
      return text("type", "ping") + number("token", message.value);
    case Command::Reboot:
      return text("type", "reboot") + number("boot", message.value);
    case Command::Unknown:
      return text("type", "unknown") + text("letters", message.letters);
  }
  return "";
}

}  // namespace

int hearHost() {
  line1::HostReader reader;
  unsigned long accepted = 0, refused = 0, ignored = 0;
  for (int byte = std::getchar(); byte != EOF; byte = std::getchar()) {
    switch (reader.take(static_cast<std::uint8_t>(byte))) {
      case line1::HostReader::Heard::Nothing:
        break;
      case line1::HostReader::Heard::Ignored:
        ignored++;
        break;
      case line1::HostReader::Heard::Message:
        (reader.message().command == Command::Unknown ? ignored : accepted)++;
        std::printf("{\"id\":%u%s}\n", reader.message().id, describe(reader.message()).c_str());
        break;
      case line1::HostReader::Heard::Refused:
        refused++;
        std::printf("{\"refused\":\"%s\"}\n", REFUSALS[static_cast<int>(reader.reading().refusal)]);
        break;
    }
  }
  std::printf("{\"accepted\":%lu,\"refused\":%lu,\"ignored\":%lu}\n", accepted, refused, ignored);
  return 0;
}

// From the host's bytes to its lines: finds the beginning again after anything, and never holds more than one line.
#pragma once

#include "host-message.hpp"

namespace line1 {

class HostReader {
 public:
  enum class Heard : uint8_t {
    /** The line is not at its end, or was nothing. */
    Nothing,
    Message,
    /** No message; `reading` says why. */
    Refused,
    /** An echo of a device's line, or no line at all. */
    Ignored,
  };

  /** Takes one byte. */
  Heard take(uint8_t byte);

  /** The message, when that is what was heard. */
  const HostMessage& message() const { return message_; }
  const Reading& reading() const { return reading_; }

 private:
  Heard readLine();
  Heard refuse(Refusal refusal);

  uint8_t line_[LONGEST_HOST_LINE - 1];
  uint8_t held_ = 0;
  /** The line is overlong: wait for its end. */
  bool dropping_ = false;
  HostMessage message_{};
  Reading reading_{};
};

}  // namespace line1

// Every line of the vectors that a device says, said by the firmware: `name TAB line`.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>

#include "device-messages.hpp"
#include "modes.hpp"
#include "siphash.hpp"
#include "simulated-hal.hpp"

namespace {

using line1::LineWriter;

/** What is said with this line number. */
void say(const char* name, unsigned seq, const std::function<void(LineWriter&)>& line) {
  Options options;
  options.cells = 0;
  options.people = 0;
  SimulatedHal hal(options);
  LineWriter out(hal);
  while (out.nextSeq() != seq) {
    out.begin('T').word("").send();
    hal.transmitting.clear();
  }
  line(out);
  std::printf("%s\t%s", name, hal.transmitting.c_str());
}

/** Cells 20 to 23 and 57 to 60 of a hundred. */
void standTwoPeople(std::uint8_t (&cells)[100]) {
  const std::uint8_t first[] = {0x1C, 0x2C, 0x2E, 0x1E};
  const std::uint8_t second[] = {0x0E, 0x3C, 0x3E, 0x10};
  std::copy_n(first, 4, cells + 20);
  std::copy_n(second, 4, cells + 57);
}

line1::BoardOptions floorBoard() {
  line1::BoardOptions board{};
  board.role = "floor";
  board.uid = "3A7F00C21B94";
  board.firmware = "0.3.1";
  board.cells = 100;
  board.pitch = 100;
  board.origin = 50;
  board.length = 10'000;
  board.gramsPerCount = 500;
  board.lights = 11;
  return board;
}

line1::BoardOptions readerBox() {
  line1::BoardOptions board{};
  board.role = "nfc";
  board.uid = "3A7F00C21B95";
  board.firmware = "0.3.1";
  board.readers = 3;
  board.marks[1] = 5;
  board.marks[2] = 10;
  return board;
}

}  // namespace

int sayVectors() {
  using namespace line1;
  std::uint8_t empty[100] = {};
  std::uint8_t people[100] = {};
  standTwoPeople(people);
  std::uint8_t changed[100] = {};
  std::copy_n(people, 100, changed);
  changed[0x15] = 0x30;
  changed[0x17] = 0x1A;
  constexpr std::uint64_t TOKEN = 0xD5F904DFF3911B32;

  say("hello-floor", 0, [](auto& out) { sayHello(out, floorBoard(), 0x5C1E, ResetCause::PowerOn, 30, 8); });
  say("hello-nfc", 0, [](auto& out) { sayHello(out, readerBox(), 0x91D0, ResetCause::External, 30, 8); });
  say("heartbeat", 0x1F, [](auto& out) { sayBeat(out, 10'000, 0x5C1E, 1001, 2, 0, 0); });
  say("full-empty", 0x20, [&](auto& out) { sayFull(out, 0x2732, 8, empty, 100); });
  say("full-two-people", 0x21, [&](auto& out) { sayFull(out, 0x2753, 8, people, 100); });
  say("full-6bit", 0x22, [&](auto& out) { sayFull(out, 0x2775, 6, people, 100); });
  say("full-1bit", 0x23, [&](auto& out) { sayFull(out, 0x2796, 1, people, 100); });
  say("delta", 0x24, [&](auto& out) { sayDelta(out, 0x27B7, 0x21, people, changed, 100); });
  say("delta-none", 0x25, [&](auto& out) { sayDelta(out, 0x27D8, 0x21, people, people, 100); });
  say("nfc-arrive", 0x26, [](auto& out) { sayCard(out, CardEvent{0x27F0, 1, TOKEN, 0, 5, true}); });
  say("nfc-leave", 0x27, [](auto& out) { sayCard(out, CardEvent{0x3001, 2, TOKEN, 0x811, 5, false}); });
  say("ack-ok", 0x28, [](auto& out) { sayAck(out, Answer{2, 0, "hz=30"}); });
  say("ack-err", 0x29, [](auto& out) { sayAck(out, Answer{3, 3, "hz"}); });
  say("error", 0x2A, [](auto& out) { sayNotice(out, 0x30AA, "W2", NoticeField{"c", 57, "stuck"}); });
  say("seq-wrap-FF", 0xFF, [](auto& out) { sayBeat(out, 0x11170, 0x5C1E, 8000, 2, BASELINE_UNSURE, 2); });

  // The vector of the reference: key 00 to 0F, message 00 to 0E.
  std::uint8_t salt[SALT_BYTES];
  std::uint8_t message[15];
  for (std::uint8_t index = 0; index < SALT_BYTES; index++) salt[index] = index;
  for (std::uint8_t index = 0; index < sizeof message; index++) message[index] = index;
  std::printf("siphash\t%016llX\n", static_cast<unsigned long long>(sipHash(salt, message, sizeof message)));
  return 0;
}

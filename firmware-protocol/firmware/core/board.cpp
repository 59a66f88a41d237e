#include "board.hpp"

#include <stdio.h>
#include <string.h>

#include "due.hpp"

namespace line1 {
namespace {

constexpr uint32_t HELLO_EVERY = 1000;
/** Without a host's H frames start so long after boot: a host that cannot write sees them too. */
constexpr uint32_t FRAMES_AFTER = 5000;
constexpr uint32_t HOST_SILENT_AFTER = 5000;
constexpr uint32_t WATCH_EVERY = 1000;
/** Told at most so often that frames were dropped, and only when there is room for more than that. */
constexpr uint32_t DROPS_EVERY = 1000;
constexpr size_t ROOM_TO_SPARE = 64;
/** The longest hello. */
constexpr size_t HELLO_LENGTH = 224;
/** Until the ack of a reboot has left, ms. */
constexpr uint32_t REBOOT_AFTER = 100;
/** More than one line of a host, which sends one at a time. */
constexpr uint8_t BYTES_AT_ONCE = 64;

/** Error codes of an ack. */
constexpr uint8_t UNKNOWN_COMMAND = 1, SYNTAX = 2, RANGE = 3, UNSUPPORTED = 5, WRONG_STATE = 6;

}  // namespace

Board::Board(Hal& hal, const BoardOptions& options)
    : hal_(hal),
      options_(options),
      out_(hal),
      frames_(out_),
      strip_(hal, options.cells, options.countsAtHalf),
      cards_(hal, options),
      lights_(hal, options.lights),
      config_{options.hz, static_cast<uint16_t>(fitsLine(options.cells, 8) ? 8 : 6), options.key, 1000, 20, 10, 0} {}

void Board::start() {
  const uint32_t now = hal_.milliseconds();
  boot_ = static_cast<uint16_t>(hal_.random());
  cause_ = hal_.resetCause();
  owesCause_ = cause_ == ResetCause::BrownOut || cause_ == ResetCause::Watchdog;
  strip_.start();
  heardAt_ = helloAt_ = scanAt_ = now;
  beatAt_ = now + config_[HB];
  watchAt_ = now + WATCH_EVERY;
  // What a boot loader left in the line ends here.
  const uint8_t lineEnd = '\n';
  if (hal_.transmitSpace() > 0) hal_.write(&lineEnd, 1);
}

void Board::loop() {
  const uint32_t now = hal_.milliseconds();
  hear(now);
  sayHelloWhenDue(now);
  beat(now);
  sense(now);
  watch(now);
  tellDrops(now);
  serveCards(now);
  breatheWhenAlone(now);
  lights_.show(now, strip_.counts(), strip_.cells());
  if (isRebooting_ && isDue(now, rebootAt_)) hal_.reboot();
}

void Board::hear(uint32_t now) {
  for (uint8_t count = 0; count < BYTES_AT_ONCE; count++) {
    const int byte = hal_.read();
    if (byte < 0) return;
    const HostReader::Heard heard = reader_.take(static_cast<uint8_t>(byte));
    if (heard == HostReader::Heard::Message) {
      heardAt_ = now;
      obey(reader_.message(), now);
    } else if (heard == HostReader::Heard::Refused) {
      hearRefused(reader_.reading(), now);
    }
  }
}

void Board::hearRefused(const Reading& reading, uint32_t now) {
  bad_++;
  // Its checksum was not good: nobody knows who said it, or which command it was.
  if (reading.refusal == Refusal::Overlong || reading.refusal == Refusal::Checksum) return;
  heardAt_ = now;
  if (reading.id == 0) return;
  beginAnswer(reading.id);
  refuse(reading.refusal == Refusal::Range ? RANGE : SYNTAX, reading.key == nullptr ? "" : reading.key);
  sayAck(out_, answer_);
}

void Board::obey(const HostMessage& message, uint32_t now) {
  // A command that comes again, as its ack was lost, is not done again. A hello begins a conversation with numbers of its own.
  const bool isAgain = message.command != Command::Hello && message.id == answer_.id;
  if (!isAgain) {
    beginAnswer(message.id);
    carryOut(message, now);
  }
  sayAck(out_, answer_);
  // After the ack: it takes a small board longer than a host waits.
  if (!isAgain && answer_.error == 0 && message.command == Command::Zero) strip_.keepZeros();
}

void Board::carryOut(const HostMessage& message, uint32_t now) {
  switch (message.command) {
    case Command::Hello:
      return greet(message);
    case Command::Config:
      return configure(message, now);
    case Command::Identify:
      owesHello_ = true;
      return;
    case Command::Zero:
      return zero(message);
    case Command::LightMarks:
    case Command::LightPixels:
    case Command::LightEffect:
      return light(message);
    case Command::Salt:
      if (options_.readers == 0) return refuse(UNSUPPORTED);
      return cards_.salt(message.salt);
    case Command::Received:
      if (options_.readers == 0) return refuse(UNSUPPORTED);
      if (!cards_.received(message.value, now)) refuse(RANGE);
      return;
    case Command::Ping:
      snprintf(answer_.fields, sizeof answer_.fields, "%lX", static_cast<unsigned long>(message.value));
      return;
    case Command::Reboot:
      return reboot(message, now);
    case Command::Unknown:
      return refuse(UNKNOWN_COMMAND);
  }
}

/** Whoever greets may be new, and have neither the hello nor the full frame that deltas refer to. */
void Board::greet(const HostMessage& message) {
  owesHello_ = true;
  if (message.major != PROTOCOL_MAJOR) return refuse(UNSUPPORTED);
  isGreeted_ = true;
  frames_.forget();
  cards_.tellFaultsAgain();
}

/** All of it or nothing. The ack says what now holds. */
void Board::configure(const HostMessage& message, uint32_t now) {
  uint16_t wanted[CONFIG_KEYS];
  memcpy(wanted, config_, sizeof wanted);
  for (uint8_t key = 0; key < CONFIG_KEYS; key++) {
    if ((message.saidKeys & (1u << key)) == 0) continue;
    // A box of readers has nothing to configure but its heartbeat.
    if (options_.cells == 0 && key != HB) return refuse(UNSUPPORTED, CONFIG_NAMES[key]);
    wanted[key] = message.config[key];
  }
  if (wanted[OFF] > wanted[ON]) return refuse(RANGE, CONFIG_NAMES[OFF]);
  if (!fitsLine(options_.cells, static_cast<Encoding>(wanted[ENC]))) return refuse(UNSUPPORTED, CONFIG_NAMES[ENC]);
  memcpy(config_, wanted, sizeof wanted);
  strip_.filter(static_cast<uint8_t>(config_[FLT]));
  frames_.forget();
  scanRest_ = 0;
  if (isDue(beatAt_, now + config_[HB])) beatAt_ = now + config_[HB];
  for (uint8_t key = 0; key < CONFIG_KEYS; key++) {
    if ((message.saidKeys & (1u << key)) != 0) answerPair(CONFIG_NAMES[key], config_[key]);
  }
}

void Board::zero(const HostMessage& message) {
  if (options_.cells == 0) return refuse(UNSUPPORTED);
  const uint32_t first = message.hasRange ? message.first : 0;
  const uint32_t count = message.hasRange ? message.count : options_.cells;
  if (first > options_.cells || count > options_.cells - first) return refuse(RANGE);
  if (!strip_.hasScanned()) return refuse(WRONG_STATE);
  strip_.zero(static_cast<uint16_t>(first), static_cast<uint16_t>(count));
}

void Board::light(const HostMessage& message) {
  if (options_.lights == 0) return refuse(UNSUPPORTED);
  if (message.command == Command::LightMarks) return lights_.marks(message.colours);
  if (message.command == Command::LightEffect) return lights_.effect(message.effect);
  const bool isThere = message.first <= options_.lights && message.count <= options_.lights - message.first;
  if (!isThere) return refuse(RANGE);
  lights_.pixels(static_cast<uint16_t>(message.first), static_cast<uint16_t>(message.count), message.colours[0]);
}

void Board::reboot(const HostMessage& message, uint32_t now) {
  if (message.value != boot_) return refuse(WRONG_STATE);
  isRebooting_ = true;
  rebootAt_ = now + REBOOT_AFTER;
}

void Board::beginAnswer(uint8_t id) {
  answer_ = Answer{};
  answer_.id = id;
}

void Board::refuse(uint8_t error, const char* field) {
  answer_.error = error;
  snprintf(answer_.fields, sizeof answer_.fields, "%s", field);
}

void Board::answerPair(const char* key, uint16_t value) {
  const size_t length = strlen(answer_.fields);
  const char* comma = length > 0 ? "," : "";
  snprintf(answer_.fields + length, sizeof answer_.fields - length, "%s%s=%u", comma, key, static_cast<unsigned>(value));
}

void Board::sayHelloWhenDue(uint32_t now) {
  if (!isGreeted_ && isDue(now, helloAt_)) {
    helloAt_ = now + HELLO_EVERY;
    owesHello_ = true;
  }
  // Without it nothing else is understood: it waits for room, as the only line that does.
  if (!owesHello_ || hal_.transmitSpace() < HELLO_LENGTH) return;
  const bool isSaid = sayHello(out_, options_, boot_, cause_, static_cast<uint8_t>(config_[HZ]), static_cast<Encoding>(config_[ENC]));
  owesHello_ = !isSaid;
}

void Board::beat(uint32_t now) {
  if (!isDue(now, beatAt_)) return;
  beatAt_ += config_[HB];
  if (isDue(now, beatAt_)) beatAt_ = now + config_[HB];
  const uint32_t dropped = out_.dropped();
  if (sayBeat(out_, now, boot_, out_.sent(), bad_, flags(), cards_.last())) droppedAtBeat_ = dropped;
}

uint8_t Board::flags() const {
  unsigned flags = 0;
  if (options_.cells > 0 && strip_.isUnsure()) flags |= BASELINE_UNSURE;
  if (strip_.hasBadCells()) flags |= BAD_CELLS;
  if (out_.dropped() != droppedAtBeat_) flags |= DROPPED;
  if (cards_.hasFault()) flags |= READER_FAULT;
  if (cause_ == ResetCause::BrownOut) flags |= BROWN_OUT;
  if (!strip_.isStored()) flags |= NOT_STORED;
  return static_cast<uint8_t>(flags);
}

void Board::sense(uint32_t now) {
  if (options_.cells == 0) return;
  if (!isScanning_) {
    if (!isDue(now, scanAt_)) return;
    isScanning_ = true;
    scanTime_ = now;
    scheduleScan(now);
  }
  if (!strip_.scanSome()) return;
  isScanning_ = false;
  if (hasBegun(now)) sayFrame();
}

/** A rate that is no whole number of milliseconds is right on average; a scan that comes late is not made up for. */
void Board::scheduleScan(uint32_t now) {
  const uint16_t hz = config_[HZ];
  scanAt_ += 1000 / hz;
  scanRest_ = static_cast<uint16_t>(scanRest_ + 1000 % hz);
  if (scanRest_ >= hz) {
    scanRest_ = static_cast<uint16_t>(scanRest_ - hz);
    scanAt_++;
  }
  if (isDue(now, scanAt_)) scanAt_ = now;
}

void Board::sayFrame() {
  const Encoding encoding = static_cast<Encoding>(config_[ENC]);
  const uint8_t on = static_cast<uint8_t>(config_[ON]);
  const uint8_t off = static_cast<uint8_t>(config_[OFF]);
  const uint8_t* cells = encoding == 1 ? strip_.contacts(on, off) : strip_.counts();
  if (frames_.say(scanTime_, encoding, static_cast<uint8_t>(config_[KEY]), cells, options_.cells)) framesSaid_++;
}

/** Frames and card events begin when the host's H has come; for a host that cannot write, some time after boot. */
bool Board::hasBegun(uint32_t now) {
  hasBegun_ = hasBegun_ || isGreeted_ || now >= FRAMES_AFTER;
  return hasBegun_;
}

/** One notice a second at most. */
void Board::watch(uint32_t now) {
  if (!isDue(now, watchAt_) || !hasBegun(now)) return;
  watchAt_ = now + WATCH_EVERY;
  CellFault fault{};
  if (owesCause_) {
    owesCause_ = !sayNotice(out_, now, cause_ == ResetCause::BrownOut ? "X1" : "X2", NoticeField{});
  } else if (strip_.hasScanned() && strip_.judge(fault)) {
    sayNotice(out_, now, fault.code, NoticeField{"c", fault.cell, fault.word});
  }
}

void Board::tellDrops(uint32_t now) {
  if (out_.dropped() == droppedTold_ || !isDue(now, dropsAt_) || hal_.transmitSpace() < ROOM_TO_SPARE) return;
  dropsAt_ = now + DROPS_EVERY;
  const uint32_t dropped = out_.dropped();
  if (sayNotice(out_, now, "W5", NoticeField{"n", static_cast<int32_t>(dropped - droppedTold_), nullptr})) droppedTold_ = dropped;
}

void Board::serveCards(uint32_t now) {
  if (!hasBegun(now)) return;
  ReaderFault fault{};
  if (cards_.poll(now, fault)) sayNotice(out_, now, fault.code, NoticeField{"m", fault.mark, nullptr});
  cards_.tell(out_, now);
}

void Board::breatheWhenAlone(uint32_t now) {
  if (!isDue(now, heardAt_ + HOST_SILENT_AFTER)) return;
  lights_.effect(Effect::Breathe);
  // So that the clock can go round while nobody is there.
  heardAt_ = now - HOST_SILENT_AFTER;
}

}  // namespace line1

#include "simulated-hal.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace {

constexpr int COUNTS_AT_HALF = 100;
constexpr const char* UIDS[] = {"40575E0000000001", "40575E0000000002", "40575E0000000003"};
/** The readers stand at 0, 5 and 10; more of them at the marks in between. */
constexpr std::uint8_t READER_MARKS[line1::MOST_READERS] = {0, 5, 10, 1, 2, 3, 4, 6, 7, 8, 9};
/** What the boot loader of an ESP32 says, as long as a terminal shows it, and bytes of another baud rate. */
constexpr const char* BOOT_NOISE =
    "\xE2\x81!\x0Cets Jul 29 2019 12:21:46\r\n\r\nrst:0x1 (POWERON_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)\r\nentry 0x400805e4\r\n$\xFE\x80";

line1::BoardOptions describe(const Options& options) {
  line1::BoardOptions board{};
  board.role = options.cells == 0 ? "nfc" : options.readers > 0 ? "combo" : "floor";
  board.uid = UIDS[options.nth - 1];
  board.firmware = "host-build";
  board.cells = static_cast<std::uint16_t>(options.cells);
  board.pitch = PITCH;
  board.origin = ORIGIN;
  board.length = LENGTH;
  board.gramsPerCount = GRAMS_PER_COUNT;
  board.countsAtHalf = COUNTS_AT_HALF;
  board.hz = static_cast<std::uint8_t>(options.hz);
  board.key = static_cast<std::uint8_t>(options.key);
  board.lights = static_cast<std::uint16_t>(options.lights);
  board.readers = static_cast<std::uint8_t>(options.readers);
  std::copy_n(READER_MARKS, board.readers, board.marks);
  return board;
}

}  // namespace

unsigned markOfReader(std::size_t reader) { return READER_MARKS[reader]; }

SimulatedHal::SimulatedHal(const Options& options)
    : readers_(static_cast<std::size_t>(options.readers), line1::ReaderState::Empty),
      cards_(static_cast<std::size_t>(options.readers)),
      crowd_(options.people, options.cells, options.seed),
      random_(options.seed + 1) {
  for (std::size_t reader = 0; options.pn532 && reader < readers_.size(); reader++) {
    const auto seed = static_cast<unsigned>(options.seed + 10 + reader);
    chips_.push_back(std::make_unique<SimulatedPn532>(now, options.chipNoise, seed));
    chips_.back()->heard = [this, reader](const std::string& frame) {
      if (chipHeard) chipHeard(reader, frame);
    };
  }
}

void SimulatedHal::startReaders() {
  drivers_.clear();
  for (const auto& chip : chips_) drivers_.emplace_back(*chip);
}

void SimulatedHal::stepReaders() {
  for (line1::Pn532& driver : drivers_) driver.step(milliseconds());
}

std::size_t SimulatedHal::transmitSpace() { return transmitSize > transmitting.size() ? transmitSize - transmitting.size() : 0; }

void SimulatedHal::write(const std::uint8_t* bytes, std::size_t length) {
  // The promise of the firmware: a real port would wait here, or lose the rest.
  if (length > transmitSpace()) std::abort();
  const std::string line(reinterpret_cast<const char*>(bytes), length);
  if (said) said(line);
  transmitting += line;
}

int SimulatedHal::read() {
  if (received.empty()) return -1;
  const int byte = received.front();
  received.pop_front();
  return byte;
}

std::uint16_t SimulatedHal::senseCell(std::uint16_t cell) {
  if (cell == 0) load_ = crowd_.weigh(now);
  const auto known = forced.find(cell);
  if (known != forced.end()) return known->second;
  const double counts = std::max(0.0, load_.at(cell) + crowd_.noise());
  return static_cast<std::uint16_t>(std::lround(line1::FULL_SCALE * counts / (counts + COUNTS_AT_HALF)));
}

void SimulatedHal::showLights(const line1::Rgb* pixels, std::uint16_t count) {
  if (!shown) return;
  std::string text;
  char digits[7];
  for (std::uint16_t index = 0; index < count; index++) {
    std::snprintf(digits, sizeof digits, "%02X%02X%02X", pixels[index].red, pixels[index].green, pixels[index].blue);
    text += digits;
  }
  shown(text);
}

line1::ReaderState SimulatedHal::pollReader(std::uint8_t reader, line1::CardNumber& card) {
  if (!drivers_.empty()) return drivers_.at(reader).take(card);
  card = cards_.at(reader);
  return readers_.at(reader);
}

void SimulatedHal::placeCard(std::size_t reader, const std::string& number) {
  if (reader >= cards_.size()) return;
  line1::CardNumber& card = cards_.at(reader);
  card = line1::CardNumber{};
  for (std::size_t at = 0; at + 1 < number.size() && card.length < sizeof card.bytes; at += 2) {
    card.bytes[card.length++] = static_cast<std::uint8_t>(std::stoul(number.substr(at, 2), nullptr, 16));
  }
  readers_.at(reader) = number == "x" ? line1::ReaderState::Missing : card.length > 0 ? line1::ReaderState::Card : line1::ReaderState::Empty;
  if (chips_.empty()) return;
  chips_.at(reader)->power(number != "x");
  chips_.at(reader)->lay(card);
}

bool SimulatedHal::store(const void* bytes, std::size_t length) {
  stored_.assign(static_cast<const char*>(bytes), length);
  return true;
}

bool SimulatedHal::load(void* bytes, std::size_t length) {
  if (stored_.size() != length) return false;
  std::memcpy(bytes, stored_.data(), length);
  return true;
}

SimulatedBoard::SimulatedBoard(const Options& options)
    : hal(options), bootNoise_(options.bootNoise), options_(describe(options)) {}

void SimulatedBoard::boot(line1::ResetCause cause) {
  if (booting) booting();
  hal.bootedAt = hal.now;
  hal.cause = cause;
  hal.wantsReset = false;
  hal.received.clear();
  hal.transmitting = bootNoise_ ? BOOT_NOISE : "";
  hal.startReaders();
  board_.emplace(hal, options_);
  board_->start();
}

void SimulatedBoard::step() {
  hal.now++;
  const std::uint32_t before = board_->framesSaid();
  hal.stepReaders();
  board_->loop();
  if (framed && board_->framesSaid() != before) framed(*board_);
  if (hal.wantsReset) boot(line1::ResetCause::Software);
}

#include "line-writer.hpp"

#include "crc16.hpp"

namespace line1 {
namespace {

/** "*", four digits and LF. */
constexpr uint16_t SEAL_LENGTH = 6;

char digitOf(uint32_t value) { return "0123456789ABCDEF"[value & 0xF]; }

uint8_t widthOf(uint32_t value) {
  uint8_t width = 1;
  while (value >>= 4) width++;
  return width;
}

}  // namespace

LineWriter& LineWriter::begin(char letter) {
  length_ = 0;
  overlong_ = false;
  put('$');
  return appendDigits(nextSeq(), 2).character(letter);
}

LineWriter& LineWriter::number(uint32_t value) { return digits(value, widthOf(value)); }

LineWriter& LineWriter::digits(uint32_t value, uint8_t width) {
  put(',');
  return appendDigits(value, width);
}

LineWriter& LineWriter::character(char value) {
  put(',');
  return append(value);
}

LineWriter& LineWriter::word(const char* text) {
  put(',');
  return appendText(text);
}

LineWriter& LineWriter::pair(const char* key, int32_t value) { return word(key).append('=').appendDecimal(value); }

LineWriter& LineWriter::append(char value) {
  put(value);
  return *this;
}

LineWriter& LineWriter::appendDigits(uint32_t value, uint8_t width) {
  while (width > 0) put(digitOf(value >> (4 * --width)));
  return *this;
}

LineWriter& LineWriter::appendDecimal(int32_t value) {
  uint32_t rest = value < 0 ? 0u - static_cast<uint32_t>(value) : static_cast<uint32_t>(value);
  if (value < 0) put('-');
  char reversed[10];
  uint8_t count = 0;
  do {
    reversed[count++] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  while (count > 0) put(reversed[--count]);
  return *this;
}

LineWriter& LineWriter::appendText(const char* text) {
  while (*text != '\0') put(*text++);
  return *this;
}

bool LineWriter::send() {
  if (!overlong_) {
    const uint16_t crc = crc16(line_ + 1, length_ - 1u);
    line_[length_++] = '*';
    for (int8_t shift = 12; shift >= 0; shift = static_cast<int8_t>(shift - 4)) {
      line_[length_++] = static_cast<uint8_t>(digitOf(static_cast<uint32_t>(crc) >> shift));
    }
    line_[length_++] = '\n';
  }
  // All of it or nothing: half a line would cost the next one too, and waiting would stop the cells.
  if (overlong_ || hal_.transmitSpace() < length_) {
    dropped_++;
    return false;
  }
  hal_.write(line_, length_);
  sent_++;
  return true;
}

void LineWriter::put(char byte) {
  if (length_ >= LONGEST_DEVICE_LINE - SEAL_LENGTH) {
    overlong_ = true;
  } else {
    line_[length_++] = static_cast<uint8_t>(byte);
  }
}

}  // namespace line1

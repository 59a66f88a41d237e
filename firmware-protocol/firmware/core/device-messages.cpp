#include "device-messages.hpp"

namespace line1 {
namespace {

/** "$00,F,FFFFFFFF,0,8," before the cells, "*FFFF" and LF after them. */
constexpr uint16_t FRAME_OVERHEAD = 26;
constexpr const char* CAUSES[] = {"PO", "EX", "SW", "WD", "BO", "UN"};

char base64(uint32_t bits) { return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[bits & 0x3F]; }

/** Base64 of RFC 4648, section 4, without `=`. */
void appendBytes(LineWriter& out, const uint8_t* cells, uint16_t count) {
  for (uint16_t cell = 0; cell < count; cell = static_cast<uint16_t>(cell + 3)) {
    uint32_t bits = 0;
    for (uint16_t index = cell; index < cell + 3; index++) bits = (bits << 8) | (index < count ? cells[index] : 0u);
    const uint16_t left = static_cast<uint16_t>(count - cell);
    const uint8_t digits = left >= 3 ? 4 : static_cast<uint8_t>(left + 1);
    for (uint8_t digit = 0; digit < digits; digit++) out.append(base64(bits >> (18 - 6 * digit)));
  }
}

void appendSixes(LineWriter& out, const uint8_t* cells, uint16_t count) {
  for (uint16_t cell = 0; cell < count; cell++) out.append(base64(cells[cell] >> 2));
}

void appendBits(LineWriter& out, const uint8_t* cells, uint16_t count) {
  for (uint16_t cell = 0; cell < count; cell = static_cast<uint16_t>(cell + 4)) {
    uint8_t nibble = 0;
    for (uint8_t bit = 0; bit < 4 && cell + bit < count; bit++) {
      if (cells[cell + bit] > 0) nibble = static_cast<uint8_t>(nibble | (1u << bit));
    }
    out.appendDigits(nibble, 1);
  }
}

void sayMarks(LineWriter& out, const BoardOptions& board) {
  out.word("mk=");
  for (uint8_t reader = 0; reader < board.readers; reader++) {
    if (reader > 0) out.append('.');
    out.appendDecimal(board.marks[reader]);
  }
}

}  // namespace

bool sayHello(LineWriter& out, const BoardOptions& board, uint16_t boot, ResetCause cause, uint8_t hz, Encoding encoding) {
  out.begin('H').word("").appendDecimal(PROTOCOL_MAJOR).append('.').appendDecimal(PROTOCOL_MINOR);
  out.word(board.role).word(board.uid).word(board.firmware).digits(boot, 4).word(CAUSES[static_cast<uint8_t>(cause)]);
  if (board.cells > 0) {
    out.pair("n", board.cells).pair("pitch", board.pitch).pair("org", board.origin);
    if (board.length != USUAL_LENGTH) out.pair("len", board.length);
    out.pair("lsb", board.gramsPerCount).pair("hz", hz).pair("enc", encoding);
  }
  if (board.lights > 0) out.pair("led", board.lights);
  if (board.readers > 0) {
    out.pair("rd", board.readers);
    sayMarks(out, board);
    out.pair("evq", EVENT_QUEUE);
  }
  return out.send();
}

bool sayBeat(LineWriter& out, uint32_t t, uint16_t boot, uint32_t sent, uint32_t bad, uint8_t flags, uint32_t event) {
  return out.begin('B').number(t).digits(boot, 4).number(sent).number(bad).number(flags).number(event).send();
}

bool sayFull(LineWriter& out, uint32_t t, Encoding encoding, const uint8_t* cells, uint16_t count) {
  out.begin('F').number(t).number(0).number(encoding).word("");
  if (encoding == 8) {
    appendBytes(out, cells, count);
  } else if (encoding == 6) {
    appendSixes(out, cells, count);
  } else {
    appendBits(out, cells, count);
  }
  return out.send();
}

bool sayDelta(LineWriter& out, uint32_t t, uint8_t key, const uint8_t* before, const uint8_t* cells, uint16_t count) {
  out.begin('D').number(t).digits(key, 2).number(0).word("");
  for (uint16_t cell = 0; cell < count; cell++) {
    if (cells[cell] != before[cell]) out.appendDigits(cell, 2).appendDigits(cells[cell], 2);
  }
  return out.send();
}

bool sayCard(LineWriter& out, const CardEvent& event) {
  out.begin('N').number(event.t).number(event.number).number(event.mark).character(event.arrives ? 'A' : 'L');
  out.digits(static_cast<uint32_t>(event.token >> 32), 8).appendDigits(static_cast<uint32_t>(event.token), 8);
  if (!event.arrives) out.number(event.dwell);
  return out.send();
}

bool sayAck(LineWriter& out, const Answer& answer) {
  out.begin('A').digits(answer.id, 2);
  if (answer.error == 0) {
    out.word("OK");
  } else {
    out.character('E').appendDigits(answer.error, 1);
  }
  if (answer.fields[0] != '\0') out.word(answer.fields);
  return out.send();
}

bool sayNotice(LineWriter& out, uint32_t t, const char* code, NoticeField field) {
  out.begin('E').number(t).word(code);
  if (field.key != nullptr) out.pair(field.key, field.value);
  if (field.word != nullptr) out.word(field.word);
  return out.send();
}

uint16_t payloadLength(uint16_t cells, Encoding encoding) {
  if (encoding == 8) return static_cast<uint16_t>((cells * 4u + 2u) / 3u);
  return encoding == 6 ? cells : static_cast<uint16_t>((cells + 3u) / 4u);
}

bool fitsLine(uint16_t cells, Encoding encoding) { return FRAME_OVERHEAD + payloadLength(cells, encoding) <= LONGEST_DEVICE_LINE; }

}  // namespace line1

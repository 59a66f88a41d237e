// CRC-16/IBM-3740: polynomial 1021, start FFFF, not reflected, nothing added at the end; "123456789" gives 29B1.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace line1 {

constexpr uint16_t CRC_START = 0xFFFF;

/** The checksum after one more byte. Without a table (the polynomial's few terms make it short): 512 bytes less on a small board. */
constexpr uint16_t crc16Next(uint16_t crc, uint8_t byte) {
  uint8_t x = static_cast<uint8_t>((crc >> 8) ^ byte);
  x = static_cast<uint8_t>(x ^ (x >> 4));
  return static_cast<uint16_t>((crc << 8) ^ (static_cast<uint16_t>(x) << 12) ^ (static_cast<uint16_t>(x) << 5) ^ x);
}

constexpr uint16_t crc16(const uint8_t* bytes, size_t length, uint16_t crc = CRC_START) {
  for (size_t index = 0; index < length; index++) crc = crc16Next(crc, bytes[index]);
  return crc;
}

}  // namespace line1

// What an ESP32 brings itself: a number, true randomness, flash, and why it started.
#pragma once

#include <Arduino.h>
#include <Preferences.h>
#include <esp_system.h>

#include "hal.hpp"

namespace esp32 {

inline line1::ResetCause resetCause() {
  switch (esp_reset_reason()) {
    case ESP_RST_POWERON:
      return line1::ResetCause::PowerOn;
    case ESP_RST_EXT:
      return line1::ResetCause::External;
    case ESP_RST_SW:
      return line1::ResetCause::Software;
    case ESP_RST_BROWNOUT:
      return line1::ResetCause::BrownOut;
    case ESP_RST_INT_WDT:
    case ESP_RST_TASK_WDT:
    case ESP_RST_WDT:
      return line1::ResetCause::Watchdog;
    default:
      return line1::ResetCause::Unknown;
  }
}

inline bool store(const void* bytes, size_t length) {
  Preferences flash;
  return flash.begin("line1") && flash.putBytes("zeros", bytes, length) == length;
}

inline bool load(void* bytes, size_t length) {
  Preferences flash;
  return flash.begin("line1", true) && flash.getBytesLength("zeros") == length && flash.getBytes("zeros", bytes, length) == length;
}

/** The factory's MAC address: 12 digits. */
inline void readUid(char (&uid)[13]) {
  const uint64_t mac = ESP.getEfuseMac();
  snprintf(uid, sizeof uid, "%04X%08lX", static_cast<unsigned>(mac >> 32) & 0xFFFF, static_cast<unsigned long>(mac & 0xFFFFFFFF));
}

/** Room for the longest line and more, so that no write ever waits. */
inline void openPort() {
  Serial.setTxBufferSize(2048);
  Serial.setRxBufferSize(256);
  Serial.begin(115200);
}

}  // namespace esp32

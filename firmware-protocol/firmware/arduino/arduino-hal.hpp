// What all boards of the Arduino framework have in common: port, multiplexers and light. See WIRING.md for the circuit.
#pragma once

#include <Arduino.h>
#include <SPI.h>

#include "board.hpp"

static_assert(LINE1_CELLS <= line1::MOST_CELLS && LINE1_LIGHTS <= line1::MOST_LIGHTS, "platformio.ini sets aside too little");
static_assert(LINE1_CELLS <= 128, "eight multiplexers of 16 channels");

struct Pins {
  /** To S0 to S3 of every 74HC4067. */
  uint8_t channel[4];
  /** To A0 to A2 of the 74HC138, which enables one of them. */
  uint8_t chip[3];
  /** The common line of all of them, with its resistor to ground. */
  uint8_t sense;
};

class ArduinoHal : public line1::Hal {
 public:
  /** `bits`: what analogRead gives, 10 to 12. */
  ArduinoHal(const Pins& pins, uint8_t bits) : pins_(pins), shift_(12 - bits) {}

  void begin() {
    for (const uint8_t pin : pins_.channel) pinMode(pin, OUTPUT);
    for (const uint8_t pin : pins_.chip) pinMode(pin, OUTPUT);
    SPI.begin();
  }

  uint32_t milliseconds() override { return millis(); }
  size_t transmitSpace() override { return Serial.availableForWrite(); }
  void write(const uint8_t* bytes, size_t length) override { Serial.write(bytes, length); }
  int read() override { return Serial.read(); }

  uint16_t senseCell(uint16_t cell) override {
    for (uint8_t bit = 0; bit < 4; bit++) digitalWrite(pins_.channel[bit], (cell >> bit) & 1);
    for (uint8_t bit = 0; bit < 3; bit++) digitalWrite(pins_.chip[bit], (cell >> (4 + bit)) & 1);
    // Eight multiplexers and 10 m of wire are some 1.5 nF, at 1 kOhm: ten times their time constant.
    delayMicroseconds(15);
    return static_cast<uint16_t>(analogRead(pins_.sense) << shift_);
  }

  /** APA102 or SK9822: they have a clock line, so that nothing has to hold its breath while they are told. */
  void showLights(const line1::Rgb* pixels, uint16_t count) override {
    SPI.beginTransaction(SPISettings(4000000, MSBFIRST, SPI_MODE0));
    for (uint8_t byte = 0; byte < 4; byte++) SPI.transfer(0);
    for (uint16_t index = 0; index < count; index++) {
      // Half of the current that they can take: a supply of 2 A does for 100 of them.
      SPI.transfer(0xE0 | 15);
      SPI.transfer(pixels[index].blue);
      SPI.transfer(pixels[index].green);
      SPI.transfer(pixels[index].red);
    }
    for (uint16_t byte = 0; byte < count / 16 + 5; byte++) SPI.transfer(0);
    SPI.endTransaction();
  }

  line1::ReaderState pollReader(uint8_t, line1::CardNumber&) override { return line1::ReaderState::Missing; }

 private:
  const Pins pins_;
  const uint8_t shift_;
};

#include "lights.hpp"

#include <string.h>

#include "due.hpp"

namespace line1 {
namespace {

constexpr uint32_t SHOW_EVERY = 100;
/** The eye sees these as a half and a whole; the whole leaves room in the power supply. */
constexpr uint8_t DIM = 40;
constexpr uint8_t BRIGHT = 200;
/** A calm breath, and a blink that nobody overlooks, ms. */
constexpr uint32_t BREATH = 5000;
constexpr uint32_t BLINK = 600;
/** Brightest and darkest of a breath. */
constexpr uint8_t INHALED = 72;
constexpr uint8_t EXHALED = 8;

Rgb grey(uint8_t level) { return Rgb{level, level, level}; }

/** 1 to 7 dim, 9 to F bright; the lower three bits say red yellow green cyan blue magenta white. */
Rgb paletteColour(uint8_t colour) {
  constexpr uint8_t RED = 1, GREEN = 2, BLUE = 4;
  constexpr uint8_t PARTS[8] = {0, RED, RED | GREEN, GREEN, GREEN | BLUE, BLUE, RED | BLUE, RED | GREEN | BLUE};
  const uint8_t level = colour > RESERVED_COLOUR ? BRIGHT : DIM;
  const uint8_t parts = PARTS[colour & 7];
  return Rgb{(parts & RED) != 0 ? level : uint8_t{0}, (parts & GREEN) != 0 ? level : uint8_t{0}, (parts & BLUE) != 0 ? level : uint8_t{0}};
}

/** Up and down in a parabola each, which the eye takes for smooth. */
uint8_t breath(uint32_t now) {
  const int32_t phase = static_cast<int32_t>(now % BREATH);
  const int32_t half = static_cast<int32_t>(BREATH) / 2;
  const int32_t away = phase < half ? half - phase : phase - half;
  return static_cast<uint8_t>(EXHALED + (INHALED - EXHALED) * (half - away) / half * (half - away) / half);
}

/** The heaviest of the cells that lie beside this pixel: twice its counts. */
uint8_t loadBeside(uint16_t pixel, uint16_t pixels, const uint8_t* cells, uint16_t count) {
  const uint32_t from = static_cast<uint32_t>(pixel) * count / pixels;
  const uint32_t to = (static_cast<uint32_t>(pixel) + 1) * count / pixels;
  uint16_t most = 0;
  for (uint32_t cell = from; cell < count && (cell < to || cell == from); cell++) most = cells[cell] > most ? cells[cell] : most;
  return most >= BRIGHT / 2 ? BRIGHT : static_cast<uint8_t>(most * 2);
}

}  // namespace

/** A light of more pixels than marks shows each mark with all the pixels that are nearest to it. */
void Lights::marks(const uint8_t (&colours)[MARKS]) {
  isEffect_ = false;
  const uint32_t last = count_ > 1 ? count_ - 1u : 1u;
  for (uint16_t pixel = 0; pixel < count_; pixel++) palette_[pixel] = colours[(pixel * (MARKS - 1u) + last / 2) / last];
}

void Lights::pixels(uint16_t first, uint16_t count, uint8_t colour) {
  if (isEffect_) memset(palette_, 0, sizeof palette_);
  isEffect_ = false;
  memset(palette_ + first, colour, count);
}

void Lights::effect(Effect effect) {
  isEffect_ = true;
  effect_ = effect;
}

void Lights::show(uint32_t now, const uint8_t* cells, uint16_t cellCount) {
  if (count_ == 0 || !isDue(now, showAt_)) return;
  showAt_ = now + SHOW_EVERY;
  bool isNew = false;
  for (uint16_t pixel = 0; pixel < count_; pixel++) {
    const Rgb colour = colourOf(pixel, now, cells, cellCount);
    isNew = isNew || memcmp(&picture_[pixel], &colour, sizeof colour) != 0;
    picture_[pixel] = colour;
  }
  if (isNew) hal_.showLights(picture_, count_);
}

Rgb Lights::colourOf(uint16_t pixel, uint32_t now, const uint8_t* cells, uint16_t cellCount) const {
  if (!isEffect_) return paletteColour(palette_[pixel]);
  switch (effect_) {
    case Effect::ShowCells:
      return grey(loadBeside(pixel, count_, cells, cellCount));
    case Effect::Breathe:
      return grey(breath(now));
    case Effect::Chase:
      return grey(now / SHOW_EVERY % count_ == pixel ? BRIGHT : 0);
    case Effect::Identify:
      return grey(now % BLINK < BLINK / 2 ? BRIGHT : 0);
    case Effect::Off:
      break;
  }
  return grey(0);
}

}  // namespace line1

// A board that speaks LINE/1: call `start` once and `loop` for ever. It never waits, and takes no memory after it was made.
#pragma once

#include "board-options.hpp"
#include "card-desk.hpp"
#include "device-messages.hpp"
#include "frame-speaker.hpp"
#include "host-reader.hpp"
#include "lights.hpp"
#include "line-writer.hpp"
#include "strip.hpp"

namespace line1 {

class Board {
 public:
  /** Both must live as long as the board does. */
  Board(Hal& hal, const BoardOptions& options);

  /** Once, when the port is open. */
  void start();
  /** A little of everything that is due: to be called again at once. */
  void loop();

  /** Frames that were said since boot, and the counts of the last one. For tests. */
  uint32_t framesSaid() const { return framesSaid_; }
  const uint8_t* counts() const { return strip_.counts(); }
  uint32_t lastFrameTime() const { return scanTime_; }
  /** It has got a salt, and tells of cards. */
  bool takesCards() const { return cards_.hasSalt(); }

 private:
  void hear(uint32_t now);
  void hearRefused(const Reading& reading, uint32_t now);
  void obey(const HostMessage& message, uint32_t now);
  void carryOut(const HostMessage& message, uint32_t now);
  void greet(const HostMessage& message);
  void configure(const HostMessage& message, uint32_t now);
  void zero(const HostMessage& message);
  void light(const HostMessage& message);
  void reboot(const HostMessage& message, uint32_t now);
  void beginAnswer(uint8_t id);
  void refuse(uint8_t error, const char* field = "");
  void answerPair(const char* key, uint16_t value);

  void sayHelloWhenDue(uint32_t now);
  void beat(uint32_t now);
  uint8_t flags() const;
  void sense(uint32_t now);
  void scheduleScan(uint32_t now);
  void sayFrame();
  bool hasBegun(uint32_t now);
  void watch(uint32_t now);
  void tellDrops(uint32_t now);
  void serveCards(uint32_t now);
  void breatheWhenAlone(uint32_t now);

  Hal& hal_;
  const BoardOptions& options_;
  LineWriter out_;
  HostReader reader_;
  FrameSpeaker frames_;
  Strip strip_;
  CardDesk cards_;
  Lights lights_;
  /** By ConfigKey. */
  uint16_t config_[CONFIG_KEYS];
  /** The last answer, to be repeated when its command comes again; its id is 0 before the first one. */
  Answer answer_ = {};
  uint16_t boot_ = 0;
  ResetCause cause_ = ResetCause::Unknown;
  uint32_t bad_ = 0;
  bool isGreeted_ = false;
  bool hasBegun_ = false;
  bool owesHello_ = true;
  bool owesCause_ = false;
  bool isRebooting_ = false;
  bool isScanning_ = false;
  uint32_t heardAt_ = 0;
  uint32_t helloAt_ = 0;
  uint32_t beatAt_ = 0;
  uint32_t scanAt_ = 0;
  /** What the time of the next scan is more than whole milliseconds, in parts of `hz`. */
  uint16_t scanRest_ = 0;
  uint32_t scanTime_ = 0;
  uint32_t watchAt_ = 0;
  uint32_t rebootAt_ = 0;
  uint32_t framesSaid_ = 0;
  uint32_t droppedAtBeat_ = 0;
  uint32_t droppedTold_ = 0;
  uint32_t dropsAt_ = 0;
};

}  // namespace line1

// Cards that come and go on the readers: events are kept until the host has them, and told again until it says so.
#pragma once

#include "device-messages.hpp"
#include "siphash.hpp"

namespace line1 {

struct ReaderFault {
  /** "R1" or "R2". */
  const char* code;
  uint8_t mark;
};

class CardDesk {
 public:
  CardDesk(Hal& hal, const BoardOptions& board) : hal_(hal), board_(board) {}

  /** From now on tokens are made with it; before the first one there are no events. */
  void salt(const uint8_t (&salt)[SALT_BYTES]);
  /** Looks at one reader when it is time. True and the fault if there is one to tell. */
  bool poll(uint32_t now, ReaderFault& fault);
  /** Tells the oldest event that nobody acknowledged, when it is time. */
  void tell(LineWriter& out, uint32_t now);
  /** Events up to this one have come. False if there was none with this number. */
  bool received(uint32_t number, uint32_t now);

  /** Number of the last event, 0 if there was none. */
  uint32_t last() const { return last_; }
  bool hasFault() const;
  /** Whoever greets does not know which readers are missing. */
  void tellFaultsAgain();
  bool hasSalt() const { return hasSalt_; }

 private:
  struct Reader {
    uint64_t token;
    uint32_t since;
    uint32_t seenAt;
    uint8_t misses;
    /** How often in a row it answered that nothing lies on it. */
    uint8_t emptyLooks;
    bool hasCard;
    bool isMissing;
    /** That it is missing has been told. */
    bool isTold;
  };

  void see(Reader& reader, uint8_t mark, const CardNumber& card, uint32_t now);
  void leave(Reader& reader, uint8_t mark, uint32_t now);
  void add(uint32_t t, uint64_t token, uint8_t mark, bool arrives, uint32_t dwell);
  uint64_t tokenOf(const CardNumber& card) const;

  Hal& hal_;
  const BoardOptions& board_;
  uint8_t salt_[SALT_BYTES] = {};
  bool hasSalt_ = false;
  uint8_t next_ = 0;
  uint32_t pollAt_ = 0;
  uint32_t tellAt_ = 0;
  uint32_t last_ = 0;
  /** The ring: `held_` events, the oldest at `oldest_`. */
  uint8_t oldest_ = 0;
  uint8_t held_ = 0;
  Reader readers_[MOST_READERS] = {};
  CardEvent events_[EVENT_QUEUE] = {};
};

}  // namespace line1

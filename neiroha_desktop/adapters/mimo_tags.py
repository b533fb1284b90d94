"""The style and audio tags that Xiaomi MiMo suggests. Source: MiMo docs, speech synthesis v2.5."""

from __future__ import annotations

from neiroha_desktop.domain.capabilities import Tag, TagGroup, TagPlace, TagSet
from neiroha_desktop.domain.messages import msg

# Half-width first: Xiaomi's skill file takes only those for English text. `<style>` is markup of the retired v2 alone.
_BRACKETS = (("(", ")"), ("（", "）"), ("[", "]"))

_SINGING = TagGroup(msg("Whole text"), TagPlace.FIRST, (Tag("唱歌", "singing", aliases=("sing",)),))

_STYLES = (
    TagGroup(
        msg("Emotion"),
        TagPlace.START,
        (
            Tag("开心", "Happy"),
            Tag("悲伤", "Sad"),
            Tag("愤怒", "Angry"),
            Tag("恐惧", "Fearful"),
            Tag("惊讶", "Amazed"),
            Tag("兴奋", "Excited"),
            Tag("委屈", "Wronged"),
            Tag("平静", "Calm"),
            Tag("冷漠", "Indifferent"),
        ),
    ),
    TagGroup(
        msg("Mixed feelings"),
        TagPlace.START,
        (
            Tag("怅然", "Wistful"),
            Tag("欣慰", "Gratified"),
            Tag("无奈", "Resigned"),
            Tag("愧疚", "Guilty"),
            Tag("释然", "Relieved"),
            Tag("嫉妒", "Jealous"),
            Tag("厌倦", "Weary"),
            Tag("忐忑", "Anxious"),
            Tag("动情", "Moved"),
        ),
    ),
    TagGroup(
        msg("Manner"),
        TagPlace.START,
        (
            Tag("温柔", "Gentle"),
            Tag("高冷", "Aloof"),
            Tag("活泼", "Lively"),
            Tag("严肃", "Serious"),
            Tag("慵懒", "Languid"),
            Tag("俏皮", "Playful"),
            Tag("深沉", "Grave"),
            Tag("干练", "Crisp"),
            Tag("凌厉", "Sharp"),
        ),
    ),
    TagGroup(
        msg("Timbre"),
        TagPlace.START,
        (
            Tag("磁性", "Magnetic"),
            Tag("醇厚", "Mellow"),
            Tag("清亮", "Bright"),
            Tag("空灵", "Ethereal"),
            Tag("稚嫩", "Childlike"),
            Tag("苍老", "Aged"),
            Tag("甜美", "Sweet"),
            Tag("沙哑", "Husky"),
            Tag("醇雅", "Refined"),
        ),
    ),
    TagGroup(
        msg("Dialect and type of voice"),
        TagPlace.START,
        (
            Tag("东北话", "Northeastern dialect", only_chinese=True),
            Tag("四川话", "Sichuan dialect", only_chinese=True),
            Tag("河南话", "Henan dialect", only_chinese=True),
            Tag("粤语", "Cantonese", only_chinese=True),
            Tag("台湾腔", "Taiwan accent", only_chinese=True),
            Tag("夹子音", "cute, squeezed voice", only_chinese=True),
            Tag("御姐音", "mature, cool woman", only_chinese=True),
            Tag("正太音", "young boy", only_chinese=True),
            Tag("大叔音", "middle-aged man", only_chinese=True),
            Tag("孙悟空", "the Monkey King", only_chinese=True),
            Tag("林黛玉", "Lin Daiyu of Dream of the Red Chamber", only_chinese=True),
        ),
    ),
)

_AUDIO = (
    TagGroup(
        msg("Breath and pause"),
        TagPlace.ANYWHERE,
        (
            Tag("吸气", "inhale"),
            Tag("深呼吸", "take a deep breath"),
            Tag("叹气", "sigh"),
            Tag("喘气", "pant"),
            Tag("停顿", "pause"),
            Tag("咳嗽", "cough"),
        ),
    ),
    TagGroup(
        msg("Laughing and crying"),
        TagPlace.ANYWHERE,
        (
            Tag("轻笑", "chuckle"),
            Tag("大笑", "laugh out loud"),
            Tag("冷笑", "sneer"),
            Tag("抽泣", "sob"),
            Tag("哽咽", "choke"),
            Tag("嚎啕大哭", "wail"),
        ),
    ),
    TagGroup(
        msg("Feeling from here on"),
        TagPlace.ANYWHERE,
        (Tag("紧张", "nervous"), Tag("害怕", "scared"), Tag("疲惫", "tired"), Tag("撒娇", "coquettish")),
    ),
    TagGroup(
        msg("Voice from here on"),
        TagPlace.ANYWHERE,
        (Tag("颤抖", "trembling"), Tag("破音", "cracked voice"), Tag("鼻音", "nasal"), Tag("气声", "breathiness")),
    ),
)

TAGS = TagSet((*_STYLES, *_AUDIO), _BRACKETS)
"""Of the clone model, which cannot sing. The design model has none."""

SINGING_TAGS = TagSet((_SINGING, *_STYLES, *_AUDIO), _BRACKETS)
"""Of the model with preset voices."""

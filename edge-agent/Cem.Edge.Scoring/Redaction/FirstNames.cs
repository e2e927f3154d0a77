using System.Collections.Frozen;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>Common English first names, for cues that often stand before other words, and words that are never a name.</summary>
internal static class FirstNames
{
    private static readonly FrozenSet<string> Known = (
        "aaron adam alan alex alexander alice alison amanda amy andrea andrew angela ann anna anne anthony barbara ben benjamin beth brenda brian " +
        "carl carol caroline catherine charles charlotte chloe chris christina christine christopher claire clare colin craig cynthia daniel david " +
        "dawn deborah debra denise dennis diana diane donald donna dorothy douglas edward elaine elizabeth ella ellen emily emma eric ethan eva evelyn " +
        "fiona frances frank gareth gary george gemma graham greg hannah harry heather helen henry holly ian isabella jack jacob jacqueline " +
        "james jane janet jason jean jeff jeffrey jennifer jeremy jessica jill joan joanna joanne joe john jonathan joseph joshua joyce judith judy julia " +
        "julie justin karen kate katherine kathleen katie keith kelly kenneth kerry kevin kim laura lauren leanne lewis liam linda lisa lucy lynn " +
        "margaret maria marie martin mary matthew megan melissa michael michelle mike mohammed nancy natalie nathan neil nicholas nick nicola nicole nigel noah olivia " +
        "oliver pamela patricia patrick paul peter philip phillip rachel raymond rebecca richard robert robin roger ronald rose russell ruth ryan sally " +
        "sam samantha samuel sandra sara sarah scott sean sharon shirley simon sophie stacey stephanie stephen steve steven stuart susan suzanne teresa " +
        "thomas timothy tina tom tony tracey tracy victoria vincent virginia walter wayne wendy william zoe").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> NeverNames = (
        "and i i'm im i've ive from the a an but so my to at in on of for with is was it it's you we they he she that this there here not no please thanks " +
        "calling because when where who what why how if or as by about again never always very really just also have had has bought came would could can " +
        "will do did does are were am been be your our their his her its all any some one two three today yesterday store shop manager").Split(' ').ToFrozenSet();

    public static bool Contains(string word) => Known.Contains(word);

    public static bool CannotBeName(string word) => NeverNames.Contains(word) || word.Any(char.IsAsciiDigit);
}

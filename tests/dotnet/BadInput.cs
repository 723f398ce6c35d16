using System;
using System.Linq;
using System.Threading;
using Rashinban;

/// <summary>What nobody should pass, and somebody will: an exception each, and a library that works on.</summary>
internal static class BadInput
{
    private static int passed, failed;

    private static void Check(string name, bool good, object got)
    {
        if (good)
        {
            passed++;
            return;
        }
        failed++;
        Console.WriteLine("{0}: got {1}", name, got);
    }

    private static void Refused(string name, Problem problem, Action call)
    {
        try
        {
            call();
            Check(name, false, "an answer");
        }
        catch (RashinbanException refused)
        {
            Check(name, refused.Problem == problem && refused.Message.Length < 400, refused);
        }
    }

    private static void Nothing(string name, Action call)
    {
        try
        {
            call();
            Check(name, false, "an answer");
        }
        catch (ArgumentNullException expected)
        {
            Check(name, true, expected);
        }
    }

    private static string Many(string text, int times)
    {
        return string.Concat(Enumerable.Repeat(text, times));
    }

    private static int Main()
    {
        Nothing("no code", () => Plan.ItemByCode(null));
        Nothing("no label", () => Plan.ItemsByLabel(null));
        Nothing("no query", () => Plan.Search(null));
        Nothing("no query to match", () => Items.V02.Matches(null));
        Nothing("no text", () => Plan.Fold(null));
        Nothing("no text to measure", () => Plan.Measure(null));
        Nothing("no text for a field", () => Plan.FixedWidth(null, TextEncoding.Cp932, 9, Padding.Space));
        Nothing("no bytes", () => Plan.Decode(null, TextEncoding.Cp932));
        Nothing("no edition", () => Plan.Edition(null));

        foreach (string half in new[] { "\ud83d", "防災\ud83d", "\ude00防災" })
        {
            Refused("half a pair as code", Problem.MalformedText, () => Plan.ItemByCode(half));
            Refused("half a pair as label", Problem.MalformedText, () => Plan.ItemsByLabel(half));
            Refused("half a pair as query", Problem.MalformedText, () => Plan.Search(half));
            Refused("half a pair in matches", Problem.MalformedText, () => Items.V02.Matches(half));
            Refused("half a pair to fold", Problem.MalformedText, () => Plan.Fold(half));
            Refused("half a pair to measure", Problem.MalformedText, () => Plan.Measure(half));
            Refused("half a pair as a field", Problem.MalformedText,
                () => Plan.FixedWidth(half, TextEncoding.Cp932, 9, Padding.Space, true));
            Refused("half a pair as edition", Problem.MalformedText, () => Plan.Edition(half));
        }
        Check("a whole pair", Plan.Fold("😀Ａ") == "😀a", Plan.Fold("😀Ａ"));

        Refused("no code", Problem.MalformedCode, () => Plan.ItemByCode(""));
        Refused("an unknown code", Problem.UnknownCode, () => Plan.ItemByCode("I01-07"));
        Refused("another edition", Problem.EditionNotCarried, () => Plan.ItemByCode("2024:V01"));
        Refused("a huge code", Problem.MalformedCode, () => Plan.ItemByCode(new string('1', 10000000)));
        Refused("no query", Problem.EmptyQuery, () => Plan.Search(""));
        Refused("white space", Problem.EmptyQuery, () => Plan.Search(" \u3000\n\t"));
        Refused("257 characters", Problem.QueryTooLong, () => Plan.Search(new string('あ', 257)));
        Refused("17 words", Problem.QueryTooLong, () => Plan.Search(Many("の ", 17)));
        Refused("ten million characters", Problem.QueryTooLong, () => Plan.Search(new string('デ', 10000000)));
        Refused("the same in matches", Problem.QueryTooLong, () => Items.V.Matches(new string('デ', 10000000)));
        Check("a huge label", Plan.ItemsByLabel(new string('デ', 1000000)).Count == 0, "items");
        Check("a huge text", Plan.Fold(new string('Ａ', 1000000)) == new string('a', 1000000), "another text");
        Check("a NUL", Plan.Search("防\0災").Total == 0, "items");
        Check("nothing to fold", Plan.Fold("") == "", Plan.Fold(""));
        int many = Items.V.Matches(Many("の ", 16)).Count;
        Check("many matches", many > 16 && many % 16 == 0, many);

        foreach (int number in new[] { -1, 0, 256, 257, 65537, int.MaxValue, int.MinValue })
        {
            Refused("number " + number, Problem.UnknownNumber, () => Plan.ItemByNumber(ItemKind.Vision, number));
            Refused("child " + number, Problem.UnknownNumber, () => Items.V.Child(number));
            Refused("vision " + number, Problem.UnknownNumber, () => ((Vision)number).Item());
            Refused("fold " + number, Problem.UnknownNumber, () => ((Fold)(number | 3)).Id());
        }
        foreach (int id in new[] { -1, 0, 143, int.MaxValue, int.MinValue })
        {
            Refused("item " + id, Problem.UnknownItem, () => new Item(id).Label());
            Refused("children of " + id, Problem.UnknownItem, () => Console.Write(new Item(id).Children));
            Refused("within " + id, Problem.UnknownItem, () => Plan.Search("防災", within: new Item(id)));
            Refused("matches in " + id, Problem.UnknownItem, () => new Item(id).Matches("防災"));
            Refused("term " + id, Problem.UnknownTerm, () => new Term(id).Label());
            Check("item " + id + " as text", new Item(id).ToString() == "", new Item(id));
        }
        Refused("kind 99", Problem.UnknownKind, () => Plan.ItemsOfKind((ItemKind)99));
        Refused("kind 0 to search", Problem.UnknownKind, () => Plan.Search("防災", (ItemKind)0));
        Refused("language 9", Problem.UnknownLanguage, () => Items.V01.Label((Lang)9));
        Refused("edition 0", Problem.UnknownEdition, () => Items.V01.Crosswalk(0));
        Refused("encoding 7", Problem.UnknownEncoding, () => Items.V01.CodeField((TextEncoding)7, 9, Padding.Space));
        Refused("padding 7", Problem.InvalidArgument, () => Items.V01.CodeField(TextEncoding.Cp932, 9, (Padding)7));
        Refused("limit -1", Problem.InvalidArgument, () => Plan.Search("防災", limit: -1));
        Refused("offset -1", Problem.InvalidArgument, () => Plan.Search("防災", offset: -1));
        Check("limit 0", Plan.Search("防災", limit: 0).Count == 0, "items");
        Check("far behind", Plan.Search("防災", offset: int.MaxValue).Count == 0, "items");
        Refused("no such kind", Problem.UnknownKind, () => Plan.Kind("principle"));
        Refused("no such language", Problem.UnknownLanguage, () => Plan.Lang("fr"));
        Refused("no such edition", Problem.UnknownEdition, () => Plan.Edition("1999"));

        Refused("width -1", Problem.InvalidArgument, () => Items.V01.CodeField(TextEncoding.Cp932, -1, Padding.Space));
        Refused("no room for the NUL", Problem.BufferTooSmall,
            () => Items.V01.CodeField(TextEncoding.Cp932, 3, Padding.Nul));
        Refused("a character that CP932 lacks", Problem.Unencodable,
            () => Plan.FixedWidth("😀", TextEncoding.Cp932, 9, Padding.Space));
        FixedWidth owner = Plan.FixedWidth("防災課", TextEncoding.Cp932, 9, Padding.WideSpace);
        Check("any text", Plan.Decode(owner.Bytes, TextEncoding.Cp932) == "防災課\u3000 " && !owner.IsCut, owner.Length);
        FixedWidth replaced = Plan.FixedWidth("a😀防", TextEncoding.Cp932, 5, Padding.Space, true);
        Check("〓", Plan.Decode(replaced.Bytes, TextEncoding.Cp932) == "a〓防" && replaced.Replaced.Single() == 1, replaced);
        Check("nothing to decode", Plan.Decode(new byte[0], TextEncoding.Cp932) == "", "text");
        Refused("half a character", Problem.MalformedText, () => Plan.Decode(new byte[] { 0x83 }, TextEncoding.Cp932));
        Extent extent = Plan.Measure("ﾃﾞ防a");
        Check("measured", extent.Characters == 4 && extent.Columns == 5, extent.Columns);

        foreach (TextEncoding encoding in Enum.GetValues(typeof(TextEncoding)))
        {
            foreach (Item item in Plan.Items)
            {
                FixedWidth wide = item.LabelField(Lang.Ja, encoding, 600, Padding.Space);
                string text = Plan.Decode(wide.Bytes, encoding).TrimEnd();
                Check(item + " in " + encoding, text == item.Label(), text);
                FixedWidth narrow = item.LabelField(Lang.Ja, encoding, 7, Padding.WideSpace);
                Check(item + " cut", narrow.IsCut == (narrow.Length > 7) && narrow.Bytes.Length == 7, narrow.Length);
            }
        }

        var threads = new Thread[8];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(() =>
            {
                bool good = Plan.Items.All(item =>
                    Plan.ItemByCode(item.Code) == item && Plan.ItemsByLabel(item.Label()).Contains(item));
                lock (typeof(BadInput)) Check("threads", good, "another item");
            });
            threads[i].Start();
        }
        foreach (Thread thread in threads) thread.Join();

        Check("after all that", Items.V01.Label() == "デジタル化による成長戦略", Items.V01.Label());
        Check("after all that, a search", Plan.Search("防災")[0] == Items.I05_03, "another item");
        Console.WriteLine("{0} passed, {1} failed", passed, failed);
        return failed == 0 ? 0 : 1;
    }
}

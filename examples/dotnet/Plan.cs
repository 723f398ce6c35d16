// 重点計画を .NET から / the plan from .NET. Run it with codes of your own: Plan V04

using System;
using Rashinban;

internal static class Program
{
    private static void Show(Item item)
    {
        Console.WriteLine("\n" + item);
        foreach (Lang lang in Enum.GetValues(typeof(Lang)))
        {
            Console.WriteLine("  {0,-7} {1}", lang.Id(), item.Label(lang));
        }
        Console.WriteLine("  path    " + string.Join(" > ", item.Path));
        Provenance source = item.Provenance;
        Console.WriteLine("  source  line {0}, under {1}", source.Line, source.Heading);
    }

    private static int Main(string[] arguments)
    {
        Console.WriteLine("The sets of the plan");
        foreach (Item set in Plan.ItemsOfKind(ItemKind.Set))
        {
            Console.WriteLine("  {0,-4}{1,3}  {2}", set, set.Children.Count, set.Label());
        }

        // People type codes in many ways, and sometimes one that is not there.
        foreach (string typed in arguments.Length > 0 ? arguments : new[] { "ｉ1．2－3", "I01-07" })
        {
            try
            {
                Show(Plan.ItemByCode(typed));
            }
            catch (RashinbanException refused)
            {
                Console.WriteLine("\n" + refused.Message);
            }
        }

        // The closed lists of the plan are enums.
        Show(Vision.NoOneLeftBehind.Item());

        // Half-width kana find full-width ones.
        SearchResults found = Plan.Search("ﾃﾞｼﾞﾀﾙ", ItemKind.InitiativeItem, limit: 5);
        Console.WriteLine("\nﾃﾞｼﾞﾀﾙ: {0} items, the best {1}", found.Total, found.Count);
        foreach (Item item in found)
        {
            Console.WriteLine("  {0,-10}{1}", item, item.Label());
        }

        // A field of 20 bytes in CP932, cut between characters, for a file of fixed width.
        FixedWidth field = Items.V04.LabelField(Lang.Ja, TextEncoding.Cp932, 20, Padding.Space);
        string read = Plan.Decode(field.Bytes, TextEncoding.Cp932);
        Console.WriteLine("\n[{0}] {1} bytes, cut from {2}", read, field.Bytes.Length, field.Length);

        Console.WriteLine("\n" + Plan.Attribution(Lang.Ja));
        return 0;
    }
}

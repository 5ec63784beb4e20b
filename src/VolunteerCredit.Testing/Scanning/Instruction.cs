using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace VolunteerCredit.Testing.Scanning;

/// <summary>One instruction: what it does, and the token of what it does it to.</summary>
internal readonly record struct Instruction(OpCode Code, int? Token)
{
    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Reads a method's instructions.</summary>
    public static IEnumerable<Instruction> Read(BlobReader code)
    {
        var read = new List<Instruction>();
        while (code.RemainingBytes > 0)
        {
            short value = code.ReadByte();
            OpCode found = Codes[value == 0xFE ? unchecked((short)(0xFE00 | code.ReadByte())) : value];
            int? token = null;
            switch (found.OperandType)
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    token = code.ReadInt32();
                    break;
                case OperandType.InlineSwitch:
                    int targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += 8;
                    break;
                case OperandType.InlineVar:
                    code.Offset += 2;
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.Offset += 1;
                    break;
                default:
                    code.Offset += 4; // targets, numbers, strings, signatures
                    break;
            }

            read.Add(new(found, token));
        }

        return read;
    }
}
